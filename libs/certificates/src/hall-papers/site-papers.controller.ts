import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam } from '@nestjs/swagger';
import { Exams, HallRooms, SiteNotFound, Sittings } from '@sunflower/exam';
import { MayDo, mayDo, NotAllowed, Staff, type StaffActor } from '@sunflower/platform';
import { SitePaperQueryDto } from './hall-papers.dto';
import { PRINTED_OR_SHEET, ROOM_PAPERS, SendHallPaper } from './send-hall-paper';

interface Asked {
  staff: StaffActor;
  siteId: string;
  sittingId: string;
}

/** What a site hangs up and lays out for a sitting, for the organisation that runs the site. */
@Controller('sites/:siteId/sittings/:sittingId')
export class SitePapersController {
  constructor(
    private readonly hallRooms: HallRooms,
    private readonly sittings: Sittings,
    private readonly exams: Exams,
    private readonly sending: SendHallPaper,
  ) {}

  /** Of the rooms of this site alone, with everybody who sits there, and without access codes. */
  @Get('hall-papers/:paper')
  @MayDo('site.print')
  @Header('Cache-Control', 'private, no-store')
  @ApiParam({ name: 'paper', enum: ROOM_PAPERS })
  @ApiOkResponse(PRINTED_OR_SHEET)
  async papers(
    @Staff() staff: StaffActor,
    @Param('siteId') siteId: string,
    @Param('sittingId') sittingId: string,
    @Param('paper') paper: string,
    @Query() { form = 'pdf' }: SitePaperQueryDto,
  ): Promise<StreamableFile> {
    await this.requireHost({ staff, siteId, sittingId });
    const { examId } = await this.sittings.getSitting(sittingId);
    const exam = await this.exams.getExam(examId);
    const order = { examId, sittingId, siteId, paths: null, staffId: staff.staffId };
    return this.sending.roomPaper({ exam, order, paper, form });
  }

  /** A site that the sitting does not use is answered like an unknown one. @throws SiteNotFound, NotAllowed */
  private async requireHost({ staff, siteId, sittingId }: Asked): Promise<void> {
    const used = (await this.hallRooms.of(sittingId)).find(({ site }) => site.id === siteId);
    const permission = used && mayDo({ staff, act: 'site.print', organisationPath: used.site.organisationPath });
    if (permission === 'not_allowed') throw new NotAllowed();
    if (permission !== 'allowed') throw new SiteNotFound();
  }
}
