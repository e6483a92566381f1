import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import {
  attachment,
  Audit,
  Database,
  fileNamePart,
  InvalidRequest,
  MayDo,
  Staff,
  type StaffActor,
} from '@sunflower/platform';
import { HALL_PAPERS, type HallPaper } from './hall-paper-data';
import { HallPaperSheet, type SheetPaper } from './hall-paper-sheet';
import { HallPaperQueryDto, RoomPaperQueryDto, TicketPaperQueryDto, type PaperForm } from './hall-papers.dto';
import { PrintHallPapers } from './print-hall-papers';

const NAMES: Record<HallPaper, string> = {
  tickets: '准考证',
  overview: '考场安排一览表',
  'door-sheets': '门贴',
  'desk-labels': '桌贴',
  'sign-in-sheets': '签到表',
  'room-records': '考场情况记录表',
};
const TYPES = {
  pdf: 'application/pdf',
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const ROOM_PAPERS = HALL_PAPERS.filter((paper) => paper !== 'tickets');
const binary = (...types: string[]) => ({
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string', format: 'binary' } as const }])),
});

interface Asked {
  staff: StaffActor;
  examId: string;
  query: HallPaperQueryDto;
  act: 'tickets.export' | 'seating.print';
}

/** The papers of the exam hall, for printing. */
@Controller('exams/:examId')
export class HallPapersController {
  constructor(
    private readonly access: ExamAccess,
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly printing: PrintHallPapers,
    private readonly sheet: HallPaperSheet,
  ) {}

  /** With access codes, by site, room and seat. A zip of several files where one would be larger than 20 MB. */
  @Get('tickets.pdf')
  @MayDo('tickets.export')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(TYPES.pdf, TYPES.zip))
  async tickets(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() { perPage = 4, ...query }: TicketPaperQueryDto,
  ): Promise<StreamableFile> {
    const { exam, order } = await this.order({ staff, examId, query, act: 'tickets.export' });
    return this.pdf({ exam, order, kind: 'tickets', perPage });
  }

  /** By site and room; as a PDF, a zip of several where one would be larger than 20 MB, or as a workbook. */
  @Get('hall-papers/:paper')
  @MayDo('seating.print')
  @Header('Cache-Control', 'private, no-store')
  @ApiParam({ name: 'paper', enum: ROOM_PAPERS })
  @ApiOkResponse(binary(TYPES.pdf, TYPES.zip, TYPES.xlsx))
  async papers(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Param('paper') paper: string,
    @Query() { form = 'pdf', ...query }: RoomPaperQueryDto,
  ): Promise<StreamableFile> {
    const { exam, order } = await this.order({ staff, examId, query, act: 'seating.print' });
    const kind = paperOf(paper);
    await this.record({ ...order, kind, form });
    if (form === 'pdf') return this.pdf({ exam, order, kind, perPage: 4 });
    const name = `${fileNamePart(exam.title)}-${NAMES[kind]}.xlsx`;
    return new StreamableFile(this.sheet.stream({ ...order, kind }), {
      type: TYPES.xlsx,
      disposition: attachment({ name, plainName: `${kind}.xlsx` }),
    });
  }

  private async order({ staff, examId, query: { sittingId, siteId }, act }: Asked) {
    const { exam, scope } = await this.access.exam({ staff, examId, act });
    const order = {
      examId,
      sittingId: sittingId ?? null,
      siteId: siteId ?? null,
      paths: pathsOf(scope),
      staffId: staff.staffId,
    };
    return { exam, order };
  }

  private async pdf({
    exam,
    order,
    kind,
    perPage,
  }: Awaited<ReturnType<HallPapersController['order']>> & {
    kind: HallPaper;
    perPage: 1 | 4 | 8;
  }): Promise<StreamableFile> {
    const title = `${fileNamePart(exam.title)}-${NAMES[kind]}`;
    const face = { examTitle: exam.title, issuer: exam.certificateIssuer, rehearsal: exam.rehearsal };
    const print = await this.printing.print({ ...order, kind, perPage, face, title });
    const disposition = attachment({ name: `${title}.${print.form}`, plainName: `${kind}.${print.form}` });
    return print.form === 'pdf'
      ? new StreamableFile(print.bytes, { type: TYPES.pdf, disposition, length: print.bytes.length })
      : new StreamableFile(print.stream, { type: TYPES.zip, disposition });
  }

  private record({
    examId,
    staffId,
    sittingId,
    siteId,
    kind,
    form,
  }: {
    examId: string;
    staffId: string;
    sittingId: string | null;
    siteId: string | null;
    kind: SheetPaper;
    form: PaperForm;
  }): Promise<void> {
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
