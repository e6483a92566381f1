import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';
import { QuestionIncomplete, QuestionNotFound } from '../question-bank.errors';
import { QuestionDetailRepository } from './question-detail.repository';
import type { QuestionVersion } from '../question/question-version.entity';

interface ReviewAct {
  questionId: string;
  staffId: string;
  reason: string | null;
}

/** Puts a question into what exams may draw, or takes it out. A locked exam keeps the versions it has. */
@Injectable()
export class QuestionReview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: QuestionDetailRepository,
  ) {}

  /** Also brings a retired question back. @throws QuestionNotFound, QuestionIncomplete */
  publish(act: ReviewAct): Promise<QuestionState> {
    return this.setState({ ...act, to: 'published', action: 'question.published' });
  }

  /** @throws QuestionNotFound */
  retire(act: ReviewAct): Promise<QuestionState> {
    return this.setState({ ...act, to: 'retired', action: 'question.retired' });
  }

  private async setState({
    questionId,
    staffId,
    reason,
    to,
    action,
  }: ReviewAct & { to: QuestionState; action: string }): Promise<QuestionState> {
    return this.database.transaction(async () => {
      const question = await this.repository.lockQuestion(questionId);
      if (!question) throw new QuestionNotFound();
      if (question.state === to) return to;
      const version = await this.repository.getVersion(question.currentVersionId);
      if (to === 'published') requireComplete(version);
      await this.repository.setState({ questionId, state: to, updatedAt: this.clock.now() });
      await this.audit.record({
        staffId,
        action,
        subjectType: 'question',
        subjectId: questionId,
        reason,
        details: { from: question.state, versionNumber: version.versionNumber },
      });
      return to;
    });
  }
}

function requireComplete({ rationale, source }: QuestionVersion): void {
  const missing = [...(rationale === null ? ['a rationale'] : []), ...(source === null ? ['a source'] : [])];
  if (missing.length > 0) throw new QuestionIncomplete(missing);
}
