import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database } from '@sunflower/platform';
import { QuestionNotFound } from '../question-bank.errors';
import type { QuestionState } from '../question/question-content';
import { QuestionUsed, WrongQuestionState } from '../review/review.errors';
import { BinRepository, type BinnedQuestion } from './bin.repository';
import { QuestionUsers } from './question-users';

/** How long a deleted question can be restored. */
export const DAYS_IN_BIN = 30;
const DELETABLE: readonly QuestionState[] = ['draft', 'retired'];
const LONGEST_CODE = 60;

/**
 * 回收站: questions that no locked exam ever contained can be deleted, and restored for 30 days. A group is deleted as a
 * whole.
 */
@Injectable()
export class QuestionBin {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: BinRepository,
    private readonly users: QuestionUsers,
  ) {}

  /** Deletes all of them or none. @throws QuestionNotFound, WrongQuestionState, QuestionUsed */
  async put({ questionIds, staffId }: { questionIds: readonly string[]; staffId: string }): Promise<void> {
    await this.database.transaction(async () => {
      const questions = await this.repository.lock(questionIds);
      if (questions.length < questionIds.length) throw new QuestionNotFound();
      const active = questions.find(({ state }) => !DELETABLE.includes(state));
      if (active) throw new WrongQuestionState(active.state);
      if ((await this.users.usedAmong(questionIds)).size > 0) throw new QuestionUsed();
      const deletedAt = this.clock.now();
      for (const { id, code } of questions) await this.repository.put({ id, code, deletedAt, deletedBy: staffId });
      await this.record({ questions, staffId, action: 'question.deleted' });
    });
  }

  /** Latest first; at most 500. */
  list(bankId: string): Promise<BinnedQuestion[]> {
    return this.repository.list(bankId);
  }

  /** Also finds a question that is not in the bin. @throws QuestionNotFound */
  async get(questionId: string): Promise<BinnedQuestion> {
    const found = await this.repository.find(questionId);
    if (!found) throw new QuestionNotFound();
    return found;
  }

  /**
   * Restores a question with those deleted together with it; under a new code when the old one was taken meanwhile.
   * Idempotent.
   */
  async restore({
    question,
    staffId,
  }: {
    question: BinnedQuestion;
    staffId: string;
  }): Promise<{ id: string; code: string }[]> {
    return this.database.transaction(async () => {
      const { deletedAt } = question;
      if (deletedAt === null) return [{ id: question.id, code: question.code }];
      const unit = await this.repository.unitOf({ ...question, deletedAt });
      const restored: { id: string; code: string }[] = [];
      for (const { id, bankId, code, state } of unit) {
        const free = await this.freeCode({ bankId, code });
        if (!(await this.repository.take({ id, code: free, state, updatedAt: this.clock.now() }))) continue;
        if (free !== code) await this.repository.renameInSearch({ id, code: free });
        restored.push({ id, code: free });
      }
      // A concurrent request has restored it.
      if (restored.length === 0) return [{ id: question.id, code: question.code }];
      await this.record({ questions: restored, staffId, action: 'question.restored' });
      return restored;
    });
  }

  private async freeCode({ bankId, code }: { bankId: string; code: string }): Promise<string> {
    for (let number = 1; ; number += 1) {
      const ending = number === 1 ? '' : `-${number}`;
      const free = `${code.slice(0, LONGEST_CODE - ending.length)}${ending}`;
      if (!(await this.repository.isCodeTaken({ bankId, code: free }))) return free;
    }
  }

  private record({
    questions,
    staffId,
    action,
  }: {
    questions: readonly { id: string; code: string }[];
    staffId: string;
    action: string;
  }): Promise<void> {
    return this.audit.recordAll(
      questions.map(({ id, code }) => ({
        staffId,
        action,
        subjectType: 'question',
        subjectId: id,
        reason: null,
        details: { code },
      })),
    );
  }
}
