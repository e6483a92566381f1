import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { MayDo, NotAllowed, Staff, StaffActor, type Act } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { QuestionDetailDto, QuestionReviewDto, QuestionStateDto } from './question-bank.dto';
import { QuestionBankNotFound, QuestionNotFound } from '../question-bank.errors';
import { QuestionDetails } from './question-details';
import { QuestionReview } from './review-question';

/** One question, with its key: for those who look after the bank. */
@Controller('questions')
export class QuestionsController {
  constructor(
    private readonly details: QuestionDetails,
    private readonly review: QuestionReview,
    private readonly access: BankAccess,
  ) {}

  @Get(':id')
  @MayDo('bank.read')
  async get(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<QuestionDetailDto> {
    await this.requireWithin({ staff, questionId, act: 'bank.read' });
    return this.details.getDetail(questionId);
  }

  @Post(':id/publish')
  @MayDo('question.publish')
  @HttpCode(200)
  async publish(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.requireWithin({ staff, questionId, act: 'question.publish' });
    return { id: questionId, state: await this.review.publish({ questionId, staffId: staff.staffId, reason }) };
  }

  @Post(':id/retire')
  @MayDo('question.retire')
  @HttpCode(200)
  async retire(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.requireWithin({ staff, questionId, act: 'question.retire' });
    return { id: questionId, state: await this.review.retire({ questionId, staffId: staff.staffId, reason }) };
  }

  private async requireWithin({
    staff,
    questionId,
    act,
  }: {
    staff: StaffActor;
    questionId: string;
    act: Act;
  }): Promise<void> {
    try {
      await this.access.getBank({ staff, bankId: await this.details.getBankId(questionId), act });
    } catch (error) {
      // Whoever may only use a bank is not told which questions it has.
      if (error instanceof QuestionBankNotFound || error instanceof NotAllowed) throw new QuestionNotFound();
      throw error;
    }
  }
}
