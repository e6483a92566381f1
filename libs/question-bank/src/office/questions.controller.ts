import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { QuestionDetailDto, QuestionReviewDto, QuestionStateDto, SubmitQuestionDto } from './question-bank.dto';
import { QuestionBin } from '../bin/question-bin';
import { QuestionDetails } from './question-details';
import { QuestionPlace } from './question-place';
import { QuestionHistory } from '../review/question-history';
import { NewCommentDto, QuestionHistoryDto } from '../review/review.dto';
import { QuestionReview } from './review-question';

/** One question with its key, for the managers of the bank. */
@Controller('questions')
export class QuestionsController {
  constructor(
    private readonly details: QuestionDetails,
    private readonly review: QuestionReview,
    private readonly history: QuestionHistory,
    private readonly bin: QuestionBin,
    private readonly place: QuestionPlace,
  ) {}

  @Get(':id')
  @MayDo('bank.read')
  async get(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<QuestionDetailDto> {
    await this.place.requireWithin({ staff, questionId, act: 'bank.read' });
    return this.details.getDetail({ questionId, staffId: staff.staffId });
  }

  /** Sends a draft, with its whole group if any, to review by someone else. */
  @Post(':id/submit')
  @MayDo('question.write')
  @HttpCode(200)
  async submit(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { note }: SubmitQuestionDto,
  ): Promise<QuestionStateDto> {
    await this.place.requireWithin({ staff, questionId, act: 'question.write' });
    const questionIds = await this.details.groupIds(questionId);
    const reason = note?.trim() || null;
    return {
      id: questionId,
      state: await this.review.submit({ questionIds, askedId: questionId, staffId: staff.staffId, reason }),
    };
  }

  /** Returns a question, with its whole group, from review to its author with the requested changes. */
  @Post(':id/return')
  @MayDo('question.review')
  @HttpCode(200)
  async sendBack(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.place.requireWithin({ staff, questionId, act: 'question.review' });
    const questionIds = await this.details.groupIds(questionId);
    return {
      id: questionId,
      state: await this.review.sendBack({ questionIds, askedId: questionId, staffId: staff.staffId, reason }),
    };
  }

  /**
   * Moves a question with its whole group into the bin for 30 days. Allowed for drafts and retired questions that no
   * locked exam ever contained.
   */
  @Delete(':id')
  @MayDo('question.write')
  @HttpCode(204)
  async remove(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<void> {
    await this.place.requireWithin({ staff, questionId, act: 'question.write' });
    await this.bin.put({ questionIds: await this.details.groupIds(questionId), staffId: staff.staffId });
  }

  /** Acts on the question with actor and reason, and its comments. */
  @Get(':id/history')
  @MayDo('question.review')
  async getHistory(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<QuestionHistoryDto> {
    await this.place.requireWithin({ staff, questionId, act: 'question.review' });
    return this.history.of(questionId);
  }

  @Post(':id/comments')
  @MayDo('question.review')
  @HttpCode(200)
  async comment(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { place, body }: NewCommentDto,
  ): Promise<QuestionHistoryDto> {
    await this.place.requireWithin({ staff, questionId, act: 'question.review' });
    const versionId = await this.details.getCurrentVersionId(questionId);
    await this.history.comment({
      questionId,
      versionId,
      staffId: staff.staffId,
      place: place ?? null,
      body: body.trim(),
    });
    return this.history.of(questionId);
  }

  @Post(':id/publish')
  @MayDo('question.publish')
  @HttpCode(200)
  async publish(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason, wholeGroup = false }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.place.requireWithin({ staff, questionId, act: 'question.publish' });
    const questionIds = wholeGroup ? await this.details.groupIds(questionId) : [questionId];
    return {
      id: questionId,
      state: await this.review.publish({ questionIds, askedId: questionId, staffId: staff.staffId, reason }),
    };
  }

  @Post(':id/retire')
  @MayDo('question.retire')
  @HttpCode(200)
  async retire(
    @Staff() staff: StaffActor,
    @Param('id') questionId: string,
    @Body() { reason, wholeGroup = false }: QuestionReviewDto,
  ): Promise<QuestionStateDto> {
    await this.place.requireWithin({ staff, questionId, act: 'question.retire' });
    const questionIds = wholeGroup ? await this.details.groupIds(questionId) : [questionId];
    return {
      id: questionId,
      state: await this.review.retire({ questionIds, askedId: questionId, staffId: staff.staffId, reason }),
    };
  }
}
