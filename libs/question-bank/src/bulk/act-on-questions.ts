import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database } from '@sunflower/platform';
import { QuestionNotFound } from '../question-bank.errors';
import { ReviewRecords } from '../review/review-records';
import type { StoredUnit } from '../writing/stored-question.repository';
import { fingerprintOf, isChanged, type BulkEffect, type BulkMember } from './bulk-effect';
import { BulkQuestionsRepository } from './bulk-questions.repository';
import { BulkActRefused, BulkChangedMeanwhile } from './bulk.errors';
import type { BulkPreview } from './edit-questions';
import { BULK_ACT_RULES, planBulkAct, type BulkAct, type KnownOfReview, type PlannedBulkAct } from './plan-bulk-act';

interface ActedQuestions {
  bankId: string;
  questionIds: readonly string[];
  act: BulkAct;
  staffId: string;
}

/** With what was known of the review when it was made. */
type KnownPlan = PlannedBulkAct & { known: KnownOfReview };

/** Applies review acts to many questions, all or none, by the rules for a single question. */
@Injectable()
export class ActOnQuestions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly records: ReviewRecords,
    private readonly repository: BulkQuestionsRepository,
  ) {}

  /** @throws QuestionNotFound */
  async preview(acted: ActedQuestions): Promise<BulkPreview> {
    const plan = await this.plan(acted);
    return { effects: plan.effects, fingerprint: fingerprintOf(plan) };
  }

  /** Returns the number of changed questions. @throws QuestionNotFound, BulkActRefused, BulkChangedMeanwhile */
  async apply({
    reason,
    fingerprint,
    ...acted
  }: ActedQuestions & { reason: string | null; fingerprint: string }): Promise<number> {
    const plan = await this.plan(acted);
    if (fingerprintOf(plan) !== fingerprint) throw new BulkChangedMeanwhile();
    const refused = plan.effects.filter((effect) => effect.refused !== null);
    if (refused.length > 0) throw new BulkActRefused(refused);
    const changed = plan.effects.filter(isChanged);
    if (changed.length === 0) return 0;
    await this.database.transaction(() => this.change({ acted, plan, changed, reason }));
    return changed.length;
  }

  private async change({
    acted: { act, staffId },
    plan: { members, known },
    changed,
    reason,
  }: {
    acted: ActedQuestions;
    plan: KnownPlan;
    changed: BulkEffect[];
    reason: string | null;
  }): Promise<void> {
    const memberOf = new Map(members.map((member) => [member.question.id, member]));
    const ids = changed.map(({ questionId }) => questionId);
    const now = await this.repository.lockStates(ids);
    const versionIdOf = (id: string): string => (memberOf.get(id) as BulkMember).version.id;
    const isSame = ({ id, state, versionId }: (typeof now)[number]): boolean => {
      const member = memberOf.get(id);
      return member?.question.state === state && member.version.id === versionId;
    };
    if (now.length < ids.length || !now.every(isSame)) throw new BulkChangedMeanwhile();
    const { to, action } = BULK_ACT_RULES[act];
    const updatedAt = this.clock.now();
    const waiting = changed.filter(({ waitsForAnother }) => waitsForAnother).map(({ questionId }) => questionId);
    const done = ids.filter((id) => !waiting.includes(id));
    await this.repository.setStates({ ids: done, state: to, updatedAt });
    await this.repository.setStates({ ids: waiting, state: 'in_review', updatedAt });
    await this.keepApprovals({ act, known, versionIds: changed.map(({ questionId }) => versionIdOf(questionId)) });
    await this.audit.recordAll(
      changed.map(({ questionId, stateBefore, waitsForAnother }) => ({
        staffId,
        action: waitsForAnother ? 'question.approved' : action,
        subjectType: 'question',
        subjectId: questionId,
        reason,
        details: { from: stateBefore, versionNumber: (memberOf.get(questionId) as BulkMember).version.versionNumber },
      })),
    );
  }

  /** A version that goes back to its author begins anew. @throws BulkChangedMeanwhile when somebody else approved one of them */
  private async keepApprovals({
    act,
    known: { staffId, approvers, publishedBefore },
    versionIds,
  }: Pick<ActedQuestions, 'act'> & { known: KnownOfReview; versionIds: readonly string[] }): Promise<void> {
    if (act === 'return') await this.records.approvals.remove(versionIds);
    if (act !== 'publish') return;
    const now = await this.records.approvals.approversNow(versionIds);
    const countOf = (of: typeof approvers, versionId: string): number => of.get(versionId)?.size ?? 0;
    if (versionIds.some((versionId) => countOf(now, versionId) !== countOf(approvers, versionId)))
      throw new BulkChangedMeanwhile();
    const createdAt = this.clock.now();
    const approved = versionIds.filter((id) => !publishedBefore.has(id) && !approvers.get(id)?.has(staffId));
    await this.records.approvals.insert(approved.map((versionId) => ({ versionId, staffId, createdAt })));
  }

  private async plan({ bankId, questionIds, act, staffId }: ActedQuestions): Promise<KnownPlan> {
    const units = await this.repository.findUnits({ bankId, ids: questionIds });
    if (units === null) throw new QuestionNotFound();
    const members = act === 'publish' ? units.flatMap((unit) => unit.members) : [];
    const ownQuestionIds = await this.records.authors.partlyWrittenBy({
      questionIds: members.map(({ question }) => question.id),
      staffId,
    });
    const publishedBefore = await this.publishedBefore({ units: act === 'publish' ? units : [], ownQuestionIds });
    const approvers = await this.records.approvals.approversOf(members.map(({ version }) => version.id));
    const reviewersWanted = await this.records.approvals.reviewersWanted(bankId);
    const known = { staffId, ownQuestionIds, publishedBefore, approvers, reviewersWanted };
    return { ...planBulkAct({ units, tickedIds: new Set(questionIds), act, known }), known };
  }

  private async publishedBefore({
    units,
    ownQuestionIds,
  }: {
    units: readonly StoredUnit[];
    ownQuestionIds: ReadonlySet<string>;
  }): Promise<Set<string>> {
    const published = new Set<string>();
    for (const { members } of units) {
      const isOwn = members.some(({ question }) => ownQuestionIds.has(question.id));
      for (const { question, version } of members) {
        const mayBeBack = isOwn || question.state === 'retired';
        if (!mayBeBack || question.state === 'published') continue;
        if (await this.records.publications.wasPublished({ questionId: question.id, version }))
          published.add(version.id);
      }
    }
    return published;
  }
}
