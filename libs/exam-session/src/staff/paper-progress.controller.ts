import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess, Registrations } from '@sunflower/exam';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { PaperProgressDto } from './exam-session.dto';
import { PreparedPaperRepository } from '../prepared/prepared-paper.repository';

/** How far the papers of an exam are prepared. */
@ApiTags('exam sessions')
@Controller('exams/:examId/papers')
export class PaperProgressController {
  constructor(
    private readonly access: ExamAccess,
    private readonly registrations: Registrations,
    private readonly papers: PreparedPaperRepository,
  ) {}

  @Get()
  @MayDo('exam.read')
  async progress(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<PaperProgressDto> {
    await this.access.exam({ staff, examId, act: 'exam.read' });
    const [registered, prepared] = await Promise.all([
      this.registrations.countByExam(examId),
      this.papers.countOfExam(examId),
    ]);
    return { registered, prepared };
  }
}
