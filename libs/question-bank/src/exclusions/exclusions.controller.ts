import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { BodyLimit, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { QuestionPlace } from '../office/question-place';
import { ExcludedByQuestionDto, ExclusionGroupDto, ExclusionGroupsDto, NewExclusionDto } from './exclusion.dto';
import { Exclusions, type ExclusionGroup } from './exclusions';
import type { ExcludedQuestion } from './exclusion.repository';

// Room for 100 ids.
const GROUP = { kilobytes: 8 };

/** Questions that never appear on one paper together. */
@Controller()
export class ExclusionsController {
  constructor(
    private readonly access: BankAccess,
    private readonly place: QuestionPlace,
    private readonly exclusions: Exclusions,
  ) {}

  @Get('question-banks/:id/exclusions')
  @MayDo('bank.read')
  async list(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<ExclusionGroupsDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    return { items: (await this.exclusions.listOfBank(bankId)).map(toGroup) };
  }

  /** Makes an exclusion group. Locked exams keep the groups that they have. */
  @Post('question-banks/:id/exclusions')
  @MayDo('question.write')
  @BodyLimit(GROUP)
  @HttpCode(200)
  async exclude(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { questionIds }: NewExclusionDto,
  ): Promise<ExclusionGroupDto> {
    await this.access.getBank({ staff, bankId, act: 'question.write' });
    return toGroup(await this.exclusions.exclude({ bankId, questionIds, staffId: staff.staffId }));
  }

  @Get('questions/:id/exclusions')
  @MayDo('bank.read')
  async listOf(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<ExcludedByQuestionDto> {
    await this.place.requireWithin({ staff, questionId, act: 'bank.read' });
    return { items: (await this.exclusions.othersOf(questionId)).map(toQuestion) };
  }

  /** Removes the question from its exclusion group. */
  @Delete('questions/:id/exclusions')
  @MayDo('question.write')
  @HttpCode(204)
  async release(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<void> {
    const { id: bankId } = await this.place.requireWithin({ staff, questionId, act: 'question.write' });
    await this.exclusions.release({ bankId, questionId, staffId: staff.staffId });
  }
}

const toQuestion = ({ id, code, stem, state }: ExcludedQuestion) => ({ id, code, stem, state });
const toGroup = ({ id, questions }: ExclusionGroup): ExclusionGroupDto => ({
  id,
  questions: questions.map(toQuestion),
});
