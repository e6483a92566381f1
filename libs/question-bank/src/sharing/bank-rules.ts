import { Injectable } from '@nestjs/common';
import { Audit, Database } from '@sunflower/platform';
import type { BankRow } from '../question/question-list.repository';
import { BankShareRepository, type BankRuleSet } from './bank-share.repository';

/** What the owner of a bank decides about it as a whole: whether it may be practised with, and how many approve a question. */
@Injectable()
export class BankRules {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly repository: BankShareRepository,
  ) {}

  /** The same rules again change nothing, and leave no record. */
  async set({
    bank,
    rules: { isOpen, reviewersWanted },
    reason,
    staffId,
  }: {
    bank: BankRow;
    rules: BankRuleSet;
    reason: string;
    staffId: string;
  }): Promise<void> {
    await this.database.transaction(async () => {
      const before = await this.repository.lockRules(bank.id);
      if (before.isOpen === isOpen && before.reviewersWanted === reviewersWanted) return;
      await this.repository.setRules({ bankId: bank.id, isOpen, reviewersWanted });
      await this.audit.record({
        staffId,
        action: 'bank.rules-changed',
        subjectType: 'question_bank',
        subjectId: bank.id,
        reason,
        details: {
          bankCode: bank.code,
          isOpen,
          isOpenBefore: before.isOpen,
          reviewersWanted,
          reviewersWantedBefore: before.reviewersWanted,
        },
      });
    });
  }
}
