import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { SittingNotFound } from '../exam.errors';
import { ReasonDto } from '../registration/registration.dto';
import { Sittings } from '../sitting/sittings';
import { DeleteUnused } from './delete-unused';
import { ExamAccess } from './exam-access';

/** Deletes drafts and empty sittings. */
@Controller()
export class DeleteUnusedController {
  constructor(
    private readonly access: ExamAccess,
    private readonly sittings: Sittings,
    private readonly deleting: DeleteUnused,
  ) {}

  /** Deletes a draft; a locked exam cannot be deleted. */
  @Post('exams/:examId/delete')
  @HttpCode(204)
  @MayDo('exam.delete')
  async deleteDraft(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<void> {
    await this.access.exam({ staff, examId, act: 'exam.delete' });
    await this.deleting.deleteDraft({ examId, staffId: staff.staffId, reason: reason.trim() });
  }

  /** Deletes a sitting for which nobody is registered. */
  @Post('sittings/:id/delete')
  @HttpCode(204)
  @MayDo('sitting.change')
  async deleteSitting(
    @Staff() staff: StaffActor,
    @Param('id') sittingId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<void> {
    const { examId } = await this.sittings.getSitting(sittingId);
    await this.access.exam({ staff, examId, act: 'sitting.change', notFound: () => new SittingNotFound() });
    await this.deleting.deleteSitting({ sittingId, staffId: staff.staffId, reason: reason.trim() });
  }
}
