import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { MayCall, Staff, StaffActor } from '@sunflower/platform';
import { BANK_ROLES, BankAccess } from './bank-access';
import { QuestionDetailDto, QuestionReviewDto, QuestionStateDto } from './question-bank.dto';
import { QuestionBankNotFound, QuestionNotFound } from './question-bank.errors';
import { QuestionDetails } from './question-details';
import { QuestionReview } from './review-question';

/** One question, with its key: for those who look after the bank. */
@Controller('questions')
@MayCall(...BANK_ROLES)
export class QuestionsController {
  constructor(
    private readonly details: QuestionDetails,
    private readonly review: QuestionReview,
    private readonly access: BankAccess,
  ) {}

  @Get(':id')
  async get(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<QuestionDetailDto> {
    await this.requireWithin({ staff, questionId });
    return this.details.getDetail(questionId);
  }

  @Post(':id/publish')
  @HttpCode(200)
  async publish(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.requireWithin({ staff, questionId });
    return { id: questionId, state: await this.review.publish({ questionId, staffId: staff.staffId, reason }) };
  }

  @Post(':id/retire')
  @HttpCode(200)
  async retire(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.requireWithin({ staff, questionId });
    return { id: questionId, state: await this.review.retire({ questionId, staffId: staff.staffId, reason }) };
  }

  private async requireWithin({ staff, questionId }: { staff: StaffActor; questionId: string }): Promise<void> {
    try {
      await this.access.getBank({ staff, bankId: await this.details.getBankId(questionId) });
    } catch (error) {
      if (error instanceof QuestionBankNotFound) throw new QuestionNotFound();
      throw error;
    }
  }
}
