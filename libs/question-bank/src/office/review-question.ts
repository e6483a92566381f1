import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type AuditAction } from '@sunflower/platform';
import { QUESTION_STATES, type QuestionState } from '../question/question-content';
import { ReviewRecords } from '../review/review-records';
import { outcomeOfApproval } from '../review/approval';
import { AlreadyApproved, OwnQuestion, WrongQuestionState } from '../review/review.errors';
import { QuestionNotFound } from '../question-bank.errors';
import { QuestionDetailRepository } from './question-detail.repository';
import type { QuestionVersion } from '../question/question-version.entity';
import type { Question } from '../question/question.entity';

interface ReviewAct {
  /** A single question, or all of a group. */
  questionIds: readonly string[];
  /** The question of the group that somebody looked at; omitted: the first. */
  askedId?: string;
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
    private readonly records: ReviewRecords,
  ) {}

  /** Sends to review. @throws QuestionNotFound, WrongQuestionState */
  submit(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: ['draft'], to: 'in_review', action: 'question.submitted' });
  }

  /** Returns to the author. @throws QuestionNotFound, WrongQuestionState */
  sendBack(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: ['in_review'], to: 'draft', action: 'question.returned' });
  }

  /**
   * Also restores a retired question. In a bank that wants two reviewers, the first approval leaves it in review.
   * @throws QuestionNotFound, OwnQuestion, AlreadyApproved
   */
  publish(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: QUESTION_STATES, to: 'published', action: 'question.published' });
  }

  /** @throws QuestionNotFound */
  retire(act: ReviewAct): Promise<QuestionState> {
    return this.setStates({ ...act, from: QUESTION_STATES, to: 'retired', action: 'question.retired' });
  }

  /**
   * A group is as far as the last of it. Questions of a group that are elsewhere stay there: those that were published
   * while one of them was edited, and those that staff retired. @throws WrongQuestionState when none of them may change
   */
  private setStates({ questionIds, askedId = questionIds[0], ...act }: StateChange): Promise<QuestionState> {
    return this.database.transaction(async () => {
      const questions: Question[] = [];
      for (const questionId of questionIds) {
        const question = await this.repository.lockQuestion(questionId);
        if (!question) throw new QuestionNotFound();
        questions.push(question);
      }
      const asked = questions.find(({ id }) => id === askedId);
      const staysRetired = ({ state }: Question): boolean => state === 'retired' && asked?.state !== 'retired';
      const acted = questions.filter(
        (question) => question.state === act.to || (act.from.includes(question.state) && !staysRetired(question)),
      );
      if (acted.length === 0 && asked) throw new WrongQuestionState(asked.state);
      const reached: QuestionState[] = [];
      for (const question of acted) reached.push(await this.setState({ ...act, question }));
      return reached.find((state) => state !== act.to) ?? act.to;
    });
  }

  private async setState({
    question,
    from: _,
    ...change
  }: Omit<StateChange, 'questionIds' | 'askedId'> & { question: Question }): Promise<QuestionState> {
    const { staffId, to } = change;
    if (question.state === to) return to;
    const version = await this.repository.getVersion(question.currentVersionId);
    if (to === 'draft') await this.records.approvals.remove([version.id]);
    const isEnough = to !== 'published' || (await this.approve({ question, version, staffId }));
    await this.move({ ...change, question, version, ...(isEnough ? {} : STILL_IN_REVIEW) });
    return isEnough ? to : STILL_IN_REVIEW.to;
  }

  private async move({
    question,
    version,
    staffId,
    reason,
    to,
    action,
  }: Omit<StateChange, 'questionIds' | 'from'> & { question: Question; version: QuestionVersion }): Promise<void> {
    await this.repository.setState({ questionId: question.id, state: to, updatedAt: this.clock.now() });
    await this.audit.record({
      staffId,
      action,
      subjectType: 'question',
      subjectId: question.id,
      reason,
      details: { from: question.state, versionNumber: version.versionNumber },
    });
  }

  /**
   * Whether the version is published now. Whoever wrote a part of it since the last published version may not approve
   * it, nor whoever wrote another unapproved question of its group, which shares the case. Nobody may approve it twice;
   * anyone may restore a version that was published before.
   */
  private async approve({
    question: { id: questionId, bankId },
    version,
    staffId,
  }: {
    question: Question;
    version: QuestionVersion;
    staffId: string;
  }): Promise<boolean> {
    if (await this.records.publications.wasPublished({ questionId, version })) return true;
    const { stimulusId } = version;
    const members = stimulusId === null ? [] : await this.repository.groupMembers({ bankId, stimulusId });
    const questionIds = [questionId, ...members.map(({ id }) => id)];
    if ((await this.records.authors.partlyWrittenBy({ questionIds, staffId })).size > 0) throw new OwnQuestion();
    const wanted = await this.records.approvals.reviewersWanted(bankId);
    const approvedBy = (await this.records.approvals.approversNow([version.id])).get(version.id) ?? new Set<string>();
    const outcome = outcomeOfApproval({ staffId, approvedBy, wanted });
    if (outcome === 'again') throw new AlreadyApproved();
    if (!approvedBy.has(staffId))
      await this.records.approvals.insert([{ versionId: version.id, staffId, createdAt: this.clock.now() }]);
    return outcome === 'enough';
  }
}

const STILL_IN_REVIEW = { to: 'in_review', action: 'question.approved' } as const;
