import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, shanghaiTimeWithSeconds, yieldTurn, type StaffActor } from '@sunflower/platform';
import { writeXlsxStream } from 'hucre/xlsx';
import { csvBytes } from '../pass-list/csv-lines';
import { formulaSafe } from '../pass-list/formula-safe';
import type { PassListFormat } from '../pass-list/pass-list-export';
import { readAhead } from '../pass-list/read-ahead';
import { ACT_WORDS } from './act-words';
import { AuditLog } from './audit-log';
import type { AuditFilterDto } from './audit-log.dto';
import { AuditLogRepository, type AuditFilter, type AuditLine, type AuditPlace } from './audit-log.repository';

const COLUMNS = [
  { header: '时间', width: 20 },
  { header: '操作人', width: 16 },
  { header: '操作', width: 22 },
  { header: '考生', width: 16 },
  { header: '考试', width: 30 },
  { header: '对象', width: 24 },
  { header: '机构', width: 20 },
  { header: '原因', width: 40 },
  { header: '来源地址', width: 18 },
  { header: '明细', width: 40 },
  { header: '记录编号', width: 38 },
];
const ROWS_AT_ONCE = 500;
const ROWS_A_TURN = 250;
/** More than a sheet of a spreadsheet is read of; a narrower filter gives the rest. */
const MOST_ROWS = 200_000;

/** The rows of a filter as a sheet, written while they are read. That somebody took them is an audit row too. */
@Injectable()
export class AuditLogExport {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly log: AuditLog,
    private readonly repository: AuditLogRepository,
  ) {}

  /** The audit row is committed before the first byte leaves. @throws OrganisationNotFound, NotAllowed */
  async stream({
    query,
    staff,
    format,
  }: {
    query: AuditFilterDto;
    staff: StaffActor;
    format: PassListFormat;
  }): Promise<Readable> {
    const filter = await this.log.filterOf({ query, staff });
    const { staffId } = staff;
    // Rows that are written meanwhile, its own too, are of the next export.
    const until = Math.min(filter.until ?? Number.MAX_SAFE_INTEGER, this.clock.now());
    // What was searched for may be a name.
    const { search: _, ...details } = query;
    await this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'audit.exported',
        subjectType: 'staff',
        subjectId: staffId,
        reason: null,
        details: { format, ...details },
      }),
    );
    const rows = this.rows({ ...filter, until });
    if (format === 'csv')
      return Readable.from(csvBytes({ header: COLUMNS.map(({ header }) => header), rows }), { objectMode: false });
    const sheet = writeXlsxStream(rows, { name: '操作记录', columns: COLUMNS, freezePane: { rows: 1 } });
    return Readable.fromWeb(sheet as ReadableStream<Uint8Array>);
  }

  private async *rows(filter: AuditFilter): AsyncGenerator<string[]> {
    let count = 0;
    for await (const page of readAhead(this.pages(filter)))
      for (const line of page) {
        if (count % ROWS_A_TURN === 0) await yieldTurn();
        count += 1;
        yield cellsOf(line);
      }
  }

  private async *pages(filter: AuditFilter): AsyncGenerator<AuditLine[]> {
    let after: AuditPlace | null = null;
    for (let read = 0; read < MOST_ROWS;) {
      const { lines, examinedTo }: Awaited<ReturnType<AuditLogRepository['page']>> = await this.repository.page({
        filter,
        after,
        limit: ROWS_AT_ONCE,
      });
      if (lines.length > 0) yield lines;
      if (examinedTo === null) return;
      read += lines.length;
      after = examinedTo;
    }
  }
}

const cellsOf = (line: AuditLine): string[] =>
  [
    shanghaiTimeWithSeconds(line.at),
    line.actorId === null ? '系统' : (line.actorName ?? line.actorId),
    wordOf(line.action),
    line.personName ?? '',
    line.examTitle ?? '',
    line.subjectName ?? '',
    line.organisationName ?? '',
    line.reason ?? '',
    line.address ?? '',
    line.details ?? '',
    line.id,
  ].map(formulaSafe);

const wordOf = (action: string): string =>
  (ACT_WORDS as Record<string, { zh: string } | undefined>)[action]?.zh ?? action;
