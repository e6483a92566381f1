import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { QuestionNotFound } from '../question-bank.errors';
import { ExclusionGroupTooLarge, ExclusionWithinCase } from './exclusion.errors';
import { ExclusionRepository, type ExcludedQuestion } from './exclusion.repository';

const MAX_MEMBERS = 100;

export interface ExclusionGroup {
  id: string;
  questions: ExcludedQuestion[];
}

/** 互斥组: questions that never appear on one paper together. */
@Injectable()
export class Exclusions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: ExclusionRepository,
  ) {}

  async listOfBank(bankId: string): Promise<ExclusionGroup[]> {
    const groups = new Map<string, ExcludedQuestion[]>();
    for (const question of await this.repository.listOfBank(bankId))
      groups.set(question.groupId, [...(groups.get(question.groupId) ?? []), question]);
    return [...groups].map(([id, questions]) => ({ id, questions }));
  }

  /** The questions that the given one excludes. */
  othersOf(questionId: string): Promise<ExcludedQuestion[]> {
    return this.repository.listOfQuestion(questionId);
  }

  /**
   * Merges the questions and their existing groups into one group, because excluding one question of a group excludes
   * all of it.
   * @throws QuestionNotFound, ExclusionWithinCase, ExclusionGroupTooLarge
   */
  async exclude({
    bankId,
    questionIds,
    staffId,
  }: {
    bankId: string;
    questionIds: readonly string[];
    staffId: string;
  }): Promise<ExclusionGroup> {
    const groupId = await this.database.transaction(async () => {
      await this.repository.lockBank(bankId);
      const chosen = await this.repository.candidates({ bankId, ids: questionIds });
      if (chosen.length < questionIds.length) throw new QuestionNotFound();
      const groupIds = [...new Set(chosen.flatMap((question) => question.groupId ?? []))];
      const members = await this.repository.membersOf({ bankId, groupIds });
      const all = new Map([...members, ...chosen].map((question) => [question.id, question]));
      if (all.size > MAX_MEMBERS) throw new ExclusionGroupTooLarge({ max: MAX_MEMBERS });
      const cases = [...all.values()].flatMap(({ stimulusId }) => stimulusId ?? []);
      if (new Set(cases).size < cases.length) throw new ExclusionWithinCase();
      const id = groupIds[0] ?? newId();
      const made = { bankId, groupId: id, createdBy: staffId, createdAt: this.clock.now() };
      await this.repository.keep([...all.keys()].map((questionId) => ({ ...made, questionId })));
      await this.record({ bankId, staffId, action: 'exclusion.made', questionIds: [...all.keys()] });
      return id;
    });
    const questions = (await this.repository.listOfBank(bankId)).filter((question) => question.groupId === groupId);
    return { id: groupId, questions };
  }

  /** Removes a question from its group, and the last remaining one with it. Idempotent. */
  async release({
    bankId,
    questionId,
    staffId,
  }: {
    bankId: string;
    questionId: string;
    staffId: string;
  }): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.lockBank(bankId);
      const [own] = await this.repository.candidates({ bankId, ids: [questionId] });
      if (!own) throw new QuestionNotFound();
      if (own.groupId === null) return;
      const members = await this.repository.membersOf({ bankId, groupIds: [own.groupId] });
      const leaving = members.length <= 2 ? members.map(({ id }) => id) : [questionId];
      await this.repository.remove(leaving);
      await this.record({ bankId, staffId, action: 'exclusion.released', questionIds: leaving });
    });
  }

  private record({
    bankId,
    staffId,
    action,
    questionIds,
  }: {
    bankId: string;
    staffId: string;
    action: string;
    questionIds: string[];
  }): Promise<void> {
    return this.audit.record({
      staffId,
      action,
      subjectType: 'question_bank',
      subjectId: bankId,
      reason: null,
      details: { questionIds },
    });
  }
}
