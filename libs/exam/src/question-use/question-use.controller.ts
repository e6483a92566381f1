import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoTime, MayDo, mayDo, Staff, StaffActor } from '@sunflower/platform';
import { QuestionPlace } from '@sunflower/question-bank';
import { QuestionUseDto } from './question-use.dto';
import type { UsingExam } from './question-use.repository';
import { QuestionUses } from './question-uses';

/** The exams that use a question, for staff who change it. */
@ApiTags('exam')
@Controller('questions')
export class QuestionUseController {
  constructor(
    private readonly place: QuestionPlace,
    private readonly uses: QuestionUses,
  ) {}

  @Get(':id/uses')
  @MayDo('bank.read')
  async get(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<QuestionUseDto> {
    const { id: bankId } = await this.place.requireWithin({ staff, questionId, act: 'bank.read' });
    const { locked, drafts } = await this.uses.of({ questionId, bankId });
    const isSeen = ({ organisationPath }: UsingExam): boolean =>
      mayDo({ staff, act: 'exam.read', organisationPath }) === 'allowed';
    const named = ({ examId, title, organisationName }: UsingExam) => ({ examId, title, organisationName });
    return {
      locked: locked
        .filter(isSeen)
        .map((exam) => ({ ...named(exam), versionNumber: exam.versionNumber, lockedAt: isoTime(exam.lockedAt) })),
      drafts: drafts.filter(isSeen).map(named),
      othersCount: [...locked, ...drafts].filter((exam) => !isSeen(exam)).length,
    };
  }
}
