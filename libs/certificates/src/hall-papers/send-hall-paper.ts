import { Injectable, StreamableFile } from '@nestjs/common';
import type { ExamRecord } from '@sunflower/exam';
import { attachment, Audit, Database, fileNamePart, InvalidRequest } from '@sunflower/platform';
import { HALL_PAPERS, type HallPaper, type TicketsAPage } from './hall-paper-data';
import { HallPaperSheet, type SheetPaper } from './hall-paper-sheet';
import type { HallPaperOrder } from './hall-paper-source';
import type { PaperForm } from './hall-papers.dto';
import { PrintHallPapers } from './print-hall-papers';

const NAMES: Record<HallPaper, string> = {
  tickets: '准考证',
  overview: '考场安排一览表',
  'door-sheets': '门贴',
  'desk-labels': '桌贴',
  'sign-in-sheets': '签到表',
  'room-records': '考场情况记录表',
};
export const ROOM_PAPERS = HALL_PAPERS.filter((paper) => paper !== 'tickets');

const TYPES = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const binary = (...types: string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }])),
});
export const PRINTED = binary(TYPES.pdf, TYPES.zip);
export const PRINTED_OR_SHEET = binary(TYPES.pdf, TYPES.zip, TYPES.xlsx);

interface Asked {
  exam: ExamRecord;
  order: HallPaperOrder;
}

/** A print or a workbook as the reply of a route, which has checked that it may be sent. */
@Injectable()
export class SendHallPaper {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly printing: PrintHallPapers,
    private readonly sheet: HallPaperSheet,
  ) {}

  /** The record of the export is made with the first ticket. */
  tickets({ perPage, ...asked }: Asked & { perPage: TicketsAPage }): Promise<StreamableFile> {
    return this.pdf({ ...asked, kind: 'tickets', perPage });
  }

  /** `paper`: as the address names it. @throws InvalidRequest */
  async roomPaper({ paper, form, ...asked }: Asked & { paper: string; form: PaperForm }): Promise<StreamableFile> {
    const kind = paperOf(paper);
    await this.record({ ...asked, kind, form });
    if (form === 'pdf') return this.pdf({ ...asked, kind, perPage: 4 });
    const name = `${fileNamePart(asked.exam.title)}-${NAMES[kind]}.xlsx`;
    return new StreamableFile(this.sheet.stream({ ...asked.order, kind }), {
      type: TYPES.xlsx,
      disposition: attachment({ name, plainName: `${kind}.xlsx` }),
    });
  }

  private async pdf({
    exam,
    order,
    kind,
    perPage,
  }: Asked & { kind: HallPaper; perPage: TicketsAPage }): Promise<StreamableFile> {
    const title = `${fileNamePart(exam.title)}-${NAMES[kind]}`;
    const face = { examTitle: exam.title, issuer: exam.certificateIssuer, rehearsal: exam.rehearsal };
    const print = await this.printing.print({ ...order, kind, perPage, face, title });
    const disposition = attachment({ name: `${title}.${print.form}`, plainName: `${kind}.${print.form}` });
    return print.form === 'pdf'
      ? new StreamableFile(print.bytes, { type: TYPES.pdf, disposition, length: print.bytes.length })
      : new StreamableFile(print.stream, { type: TYPES.zip, disposition });
  }

  private record({
    order: { examId, staffId, sittingId, siteId },
    kind,
    form,
  }: Asked & { kind: SheetPaper; form: PaperForm }): Promise<void> {
    return this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'hall-papers.printed',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: { paper: kind, form, sittingId, siteId },
      }),
    );
  }
}

function paperOf(paper: string): SheetPaper {
  const found = ROOM_PAPERS.find((one) => one === paper);
  if (!found) throw new InvalidRequest(`paper must be one of ${ROOM_PAPERS.join(', ')}.`);
  return found;
}
