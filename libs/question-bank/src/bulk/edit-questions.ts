import { Injectable } from '@nestjs/common';
import { Audit, Clock } from '@sunflower/platform';
import { BankLoader, type BegunImport } from '../loading/load-bank';
import { QuestionListRepository, type BankRow } from '../question/question-list.repository';
import { QuestionNotFound } from '../question-bank.errors';
import { StoredQuestionRepository } from '../writing/stored-question.repository';
import { writingAct } from '../writing/writing-act';
import { fingerprintOf, isChanged, type BulkEffect } from './bulk-effect';
import { BulkQuestionsRepository } from './bulk-questions.repository';
import { BulkChangedMeanwhile, UnknownDomain } from './bulk.errors';
import { planBulkEdit, type BulkEdit, type PlannedBulkEdit } from './plan-bulk-edit';

interface EditedQuestions {
  bank: BankRow;
  questionIds: readonly string[];
  edit: BulkEdit;
}

export interface BulkPreview {
  effects: BulkEffect[];
  fingerprint: string;
}

/** Sets the same values in many questions, all or none; each gets a new version, as after a single edit. */
@Injectable()
export class EditQuestions {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly loader: BankLoader,
    private readonly lists: QuestionListRepository,
    private readonly stored: StoredQuestionRepository,
    private readonly repository: BulkQuestionsRepository,
  ) {}

  /** @throws QuestionNotFound, UnknownDomain */
  async preview(edited: EditedQuestions): Promise<BulkPreview> {
    const plan = await this.plan(edited);
    return { effects: plan.effects, fingerprint: fingerprintOf(plan) };
  }

  /** Returns the number of changed questions. @throws as `preview`; BulkChangedMeanwhile, BankChangedMeanwhile */
  async apply({
    staffId,
    reason,
    fingerprint,
    ...edited
  }: EditedQuestions & { staffId: string; reason: string | null; fingerprint: string }): Promise<number> {
    const { bank } = edited;
    const plan = await this.plan(edited);
    if (fingerprintOf(plan) !== fingerprint) throw new BulkChangedMeanwhile();
    const changed = plan.effects.filter(isChanged);
    if (changed.length === 0) return 0;
    await this.loader.load({
      bank: null,
      bankId: bank.id,
      organisationId: bank.organisationId,
      staffId,
      units: plan.units,
      attributeEdits: plan.attributeEdits,
      before: async () => {
        // This runs inside the bank's import, so no version can be stored between this check and the write.
        if (fingerprintOf(await this.plan(edited)) !== fingerprint) throw new BulkChangedMeanwhile();
      },
      record: (begun) => this.record({ begun, plan, changed, reason, staffId }),
    });
    return changed.length;
  }

  private async plan({ bank, questionIds, edit }: EditedQuestions): Promise<PlannedBulkEdit> {
    if (edit.domainCode !== undefined) {
      const domains = await this.lists.listDomains([bank.id]);
      if (!domains.some(({ code }) => code === edit.domainCode)) throw new UnknownDomain();
    }
    const units = await this.repository.findUnits({ bankId: bank.id, ids: questionIds });
    if (units === null) throw new QuestionNotFound();
    return planBulkEdit({ units, tickedIds: new Set(questionIds), edit });
  }

  private async record({
    begun: { importId },
    plan: { movedIds, attributeEdits },
    changed,
    reason,
    staffId,
  }: {
    begun: BegunImport;
    plan: PlannedBulkEdit;
    changed: BulkEffect[];
    reason: string | null;
    staffId: string;
  }): Promise<void> {
    const moved = changed.flatMap(({ changes }) => changes.filter(({ field }) => field === 'domain'));
    if (moved[0])
      await this.repository.moveToDomain({ ids: movedIds, domainCode: moved[0].after, updatedAt: this.clock.now() });
    const rows = await this.stored.writtenBy(importId);
    const written = new Map(rows.map((row) => [row.questionId, row]));
    await this.audit.recordAll(
      changed.map(({ questionId, changes }) => {
        const domain = changes.find(({ field }) => field === 'domain');
        const row = written.get(questionId);
        const act = row
          ? writingAct({ ...row, edit: attributeEdits.get(row.code) })
          : { action: 'question.moved' as const, details: {} };
        return {
          staffId,
          action: act.action,
          subjectType: 'question',
          subjectId: questionId,
          reason,
          details: {
            ...act.details,
            ...(domain ? { domainBefore: domain.before, domain: domain.after } : {}),
          },
        };
      }),
    );
  }
}
