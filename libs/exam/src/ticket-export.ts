import { Inject, Injectable } from '@nestjs/common';
import { Audit, CONFIG, Database, type Config } from '@sunflower/platform';
import { writeXlsxStream, type XlsxStreamRow } from 'hucre/xlsx';
import type { ReadableStream } from 'node:stream/web';
import { groupedAccessCode } from './access-code';
import { formulaSafe } from './formula-safe';
import type { RegistrationRow, SittingRow } from './registration-row';
import { Registrations } from './registrations';
import { shanghaiTime } from './shanghai-time';
import { Sittings } from './sittings';

const PAGE_ROWS = 500;

const COLUMNS = [
  { header: '序号', key: 'serial', width: 8 },
  { header: '姓名', key: 'name', width: 14 },
  { header: '证件号（末四位）', key: 'maskedIdNumber', width: 16 },
  { header: '单位', key: 'organisation', width: 20 },
  { header: '准考证号', key: 'ticketNumber', width: 20 },
  { header: '登录码', key: 'accessCode', width: 18 },
  { header: '场次', key: 'sitting', width: 16 },
  { header: '考点', key: 'site', width: 20 },
  { header: '开始时间', key: 'opensAt', width: 18 },
  { header: '结束时间', key: 'closesAt', width: 18 },
  { header: '最迟入场', key: 'latestEntryAt', width: 18 },
  { header: '登录链接', key: 'link', width: 60 },
];

interface ExportOrder {
  examId: string;
  sittingId: string | null;
  /** Only people of these subtrees; null: all. */
  paths: readonly string[] | null;
  staffId: string;
}

/** Admission tickets with their access codes, as a sheet. Whoever holds it can sign in as anybody on it: each export is on record. */
@Injectable()
export class TicketExport {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The audit row is committed before the first byte leaves. */
  async stream({ staffId, ...order }: ExportOrder): Promise<ReadableStream<Uint8Array>> {
    await this.database.transaction(() =>
      this.audit.record({
        staffId, action: 'tickets.exported', subjectType: 'exam', subjectId: order.examId, reason: null,
        details: { sittingId: order.sittingId, paths: order.paths },
      }),
    );
    return writeXlsxStream(this.rows(order), { name: '准考证', columns: COLUMNS, freezePane: { rows: 1 } });
  }

  private async *rows({ examId, sittingId, paths }: Omit<ExportOrder, 'staffId'>): AsyncGenerator<XlsxStreamRow> {
    const sittings = new Map((await this.sittings.listByExam(examId)).map((sitting) => [sitting.id, sitting]));
    let serial = 0;
    for (let afterId: string | null = null; ; ) {
      const page: RegistrationRow[] = await this.registrations.page({ examId, afterId, limit: PAGE_ROWS, paths, sittingId });
      for (const registration of page) {
        serial += 1;
        yield this.row({ serial, registration, sitting: sittings.get(registration.sittingId) as SittingRow });
      }
      afterId = page.at(-1)?.id ?? null;
      if (page.length < PAGE_ROWS) return;
    }
  }

  private row({ serial, registration, sitting }: { serial: number; registration: RegistrationRow; sitting: SittingRow }): XlsxStreamRow {
    const accessCode = this.registrations.accessCodeOf(registration);
    return {
      serial,
      name: formulaSafe(registration.candidateName),
      maskedIdNumber: registration.maskedIdNumber,
      organisation: formulaSafe(registration.organisationName),
      ticketNumber: registration.ticketNumber,
      accessCode: groupedAccessCode(accessCode),
      sitting: formulaSafe(sitting.title),
      site: formulaSafe(sitting.site ?? ''),
      opensAt: shanghaiTime(sitting.opensAt),
      closesAt: shanghaiTime(sitting.closesAt),
      latestEntryAt: sitting.latestEntryAt === null ? '' : shanghaiTime(sitting.latestEntryAt),
      link: `${this.config.publicUrl}/#ticket=${registration.ticketNumber}&code=${accessCode}`,
    };
  }
}
