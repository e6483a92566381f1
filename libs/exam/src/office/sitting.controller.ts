import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { isoTime, isoTimeOrNull, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { ExamAccess } from './exam-access';
import { SittingNotFound } from '../exam.errors';
import type { SittingRow } from '../content/registration-row';
import { Registrations } from '../registration/registrations';
import { ChangedSittingDto, SittingContentDto, SittingDto } from './sitting.dto';
import { Sittings, type SittingContent } from '../sitting/sittings';

/** The sittings of an exam, for staff. */
@Controller()
export class SittingController {
  constructor(
    private readonly access: ExamAccess,
    private readonly sittings: Sittings,
    private readonly registrations: Registrations,
  ) {}

  @Get('exams/:examId/sittings')
  @MayDo('exam.read')
  async list(@Staff() staff: StaffActor, @Param('examId') examId: string): Promise<SittingDto[]> {
    await this.access.exam({ staff, examId, act: 'exam.read' });
    const [sittings, counts] = await Promise.all([
      this.sittings.listByExam(examId),
      this.registrations.countBySitting(examId),
    ]);
    return sittings.map((sitting) => toDto({ sitting, registrationCount: counts.get(sitting.id) ?? 0 }));
  }

  @Post('exams/:examId/sittings')
  @MayDo('sitting.change')
  async create(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: SittingContentDto,
  ): Promise<SittingDto> {
    await this.access.exam({ staff, examId, act: 'sitting.change' });
    const { id } = await this.sittings.create({ examId, content: toContent(body), staffId: staff.staffId });
    return this.view(id);
  }

  /** Sessions that have begun keep their deadline. Needs a reason once the exam is locked. */
  @Put('sittings/:id')
  @MayDo('sitting.change')
  async update(
    @Staff() staff: StaffActor,
    @Param('id') sittingId: string,
    @Body() body: ChangedSittingDto,
  ): Promise<SittingDto> {
    const { examId } = await this.sittings.getSitting(sittingId);
    await this.access.exam({ staff, examId, act: 'sitting.change', notFound: () => new SittingNotFound() });
    await this.sittings.update({
      sittingId,
      content: toContent(body),
      staffId: staff.staffId,
      reason: body.reason?.trim() ?? null,
    });
    return this.view(sittingId);
  }

  private async view(id: string): Promise<SittingDto> {
    const sitting = await this.sittings.getSitting(id);
    const counts = await this.registrations.countBySitting(sitting.examId);
    return toDto({ sitting, registrationCount: counts.get(id) ?? 0 });
  }
}

const toContent = ({
  title,
  opensAt,
  closesAt,
  latestEntryAt,
  earliestSubmissionMinutes,
  site,
}: SittingContentDto): SittingContent => ({
  title: title.trim(),
  opensAt: Date.parse(opensAt),
  closesAt: Date.parse(closesAt),
  latestEntryAt: latestEntryAt ? Date.parse(latestEntryAt) : null,
  earliestSubmissionMinutes: earliestSubmissionMinutes ?? 0,
  site: site?.trim() || null,
});

const toDto = ({ sitting, registrationCount }: { sitting: SittingRow; registrationCount: number }): SittingDto => {
  const { id, examId, title, earliestSubmissionMinutes, site } = sitting;
  return {
    id,
    examId,
    title,
    earliestSubmissionMinutes,
    site,
    registrationCount,
    opensAt: isoTime(sitting.opensAt),
    closesAt: isoTime(sitting.closesAt),
    latestEntryAt: isoTimeOrNull(sitting.latestEntryAt),
  };
};
