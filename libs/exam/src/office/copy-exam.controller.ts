import { Body, Controller, Param, Post } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { MayDo, mayDo, NotAllowed, Staff, StaffActor } from '@sunflower/platform';
import { CopyExam } from '../exam/copy-exam';
import { CopiedExamDto, CopyExamBody } from '../exam/exam.dto';
import { ExamAccess } from './exam-access';

/** A new exam after the pattern of another one. */
@Controller('exams/:examId/copy')
export class CopyExamController {
  constructor(
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly copying: CopyExam,
  ) {}

  /** A draft with the same settings, plan and texts, without sittings, people, papers and results. */
  @Post()
  @MayDo('exam.copy')
  async copy(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() { title, organisationId, rehearsal }: CopyExamBody,
  ): Promise<CopiedExamDto> {
    await this.access.exam({ staff, examId, act: 'exam.copy' });
    const { path } = await this.organisations.getOrganisation(organisationId);
    const permission = mayDo({ staff, act: 'exam.create', organisationPath: path });
    if (permission === 'not_found') throw new OrganisationNotFound();
    if (permission === 'not_allowed') throw new NotAllowed();
    return this.copying.copy({ examId, title: title.trim(), organisationId, rehearsal, staffId: staff.staffId });
  }
}
