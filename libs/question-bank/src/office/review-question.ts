import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type AuditAction } from '@sunflower/platform';
import { QUESTION_STATES, type QuestionState } from '../question/question-content';
import { PublicationRepository } from '../review/publication.repository';
import { OwnQuestion, WrongQuestionState } from '../review/review.errors';
import { QuestionIncomplete, QuestionNotFound } from '../question-bank.errors';
import { QuestionDetailRepository } from './question-detail.repository';
import type { QuestionVersion } from '../question/question-version.entity';

interface ReviewAct {
  /** A single question, or all of a group. */
  questionIds: readonly string[];
  staffId: string;
  reason: string | null;
}

interface StateChange extends ReviewAct {
  from: readonly QuestionState[];
  to: QuestionState;
  action: AuditAction;
}

/**
 * Draft → in review → published → retired. Makes questions available to exams or withdraws them; a locked exam keeps
 * its versions. All questions of one call change state together, or none does.
 */
@Injectable()
export class QuestionReview {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: QuestionDetailRepository,
    private readonly publications: PublicationRepository,
  ) {}

  /** Sends to review. @throws QuestionNotFound, QuestionIncomplete, WrongQuestionState */
  submit(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: ['draft'], to: 'in_review', action: 'question.submitted' });
  }

  /** Returns to the author. @throws QuestionNotFound, WrongQuestionState */
  sendBack(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: ['in_review'], to: 'draft', action: 'question.returned' });
  }

  /** Also restores a retired question. @throws QuestionNotFound, QuestionIncomplete, OwnQuestion */
  publish(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: QUESTION_STATES, to: 'published', action: 'question.published' });
  }

  /** @throws QuestionNotFound */
  retire(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: QUESTION_STATES, to: 'retired', action: 'question.retired' });
  }

  private setStates({ questionIds, ...act }: StateChange): Promise<QuestionState> {
    return this.database.transaction(async () => {
      for (const questionId of questionIds) await this.setState({ ...act, questionId });
      return act.to;
    });
  }

  private async setState({
    questionId,
    staffId,
    reason,
    from,
    to,
    action,
  }: Omit<StateChange, 'questionIds'> & { questionId: string }): Promise<void> {
    const question = await this.repository.lockQuestion(questionId);
    if (!question) throw new QuestionNotFound();
    if (question.state === to) return;
    if (!from.includes(question.state)) throw new WrongQuestionState(question.state);
    const version = await this.repository.getVersion(question.currentVersionId);
    if (to === 'published' || to === 'in_review') requireComplete(version);
    if (to === 'published') await this.requireAnother({ version, staffId });
    await this.repository.setState({ questionId, state: to, updatedAt: this.clock.now() });
    await this.audit.record({
      staffId,
      action,
      subjectType: 'question',
      subjectId: questionId,
      reason,
      details: { from: question.state, versionNumber: version.versionNumber },
    });
  }

  /** The author of a version may not approve it, but may restore one that was approved before. */
  private async requireAnother({ version, staffId }: { version: QuestionVersion; staffId: string }): Promise<void> {
    if (version.createdBy !== staffId) return;
    const { questionId } = version;
    if (!(await this.publications.wasPublished({ questionId, version }))) throw new OwnQuestion();
  }
}

function requireComplete({ rationale, source }: QuestionVersion): void {
  const missing = [...(rationale === null ? ['a rationale'] : []), ...(source === null ? ['a source'] : [])];
  if (missing.length > 0) throw new QuestionIncomplete(missing);
}
