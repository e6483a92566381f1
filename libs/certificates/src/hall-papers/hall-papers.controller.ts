import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { HallPaperQueryDto, RoomPaperQueryDto, TicketPaperQueryDto } from './hall-papers.dto';
import { PRINTED, PRINTED_OR_SHEET, ROOM_PAPERS, SendHallPaper } from './send-hall-paper';

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
    private readonly sending: SendHallPaper,
  ) {}

  /** With access codes, by site, room and seat. A zip of several files where one would be larger than 20 MB. */
  @Get('tickets.pdf')
  @MayDo('tickets.export')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(PRINTED)
  async tickets(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() { perPage = 4, ...query }: TicketPaperQueryDto,
  ): Promise<StreamableFile> {
    return this.sending.tickets({ ...(await this.within({ staff, examId, query, act: 'tickets.export' })), perPage });
  }

  /** By site and room; as a PDF, a zip of several where one would be larger than 20 MB, or as a workbook. */
  @Get('hall-papers/:paper')
  @MayDo('seating.print')
  @Header('Cache-Control', 'private, no-store')
  @ApiParam({ name: 'paper', enum: ROOM_PAPERS })
  @ApiOkResponse(PRINTED_OR_SHEET)
  async papers(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Param('paper') paper: string,
    @Query() { form = 'pdf', ...query }: RoomPaperQueryDto,
  ): Promise<StreamableFile> {
    const asked = await this.within({ staff, examId, query, act: 'seating.print' });
    return this.sending.roomPaper({ ...asked, paper, form });
  }

  private async within({ staff, examId, query: { sittingId, siteId }, act }: Asked) {
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
}
