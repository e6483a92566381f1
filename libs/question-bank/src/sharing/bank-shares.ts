import { Injectable } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { Audit, Clock, Database } from '@sunflower/platform';
import type { BankRow } from '../question/question-list.repository';
import type { BankRight } from './bank-right';
import { BankShareRepository, type SharedWith } from './bank-share.repository';
import { BankShareNotFound } from './bank-sharing.errors';

interface ShareAct {
  bank: BankRow;
  right: BankRight;
  reason: string;
  staffId: string;
}

/** Grants and withdraws rights to a bank of other organisations. */
@Injectable()
export class BankShares {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: BankShareRepository,
    private readonly organisations: Organisations,
  ) {}

  list(bankId: string): Promise<SharedWith[]> {
    return this.repository.listShares(bankId);
  }

  /** Idempotent. @throws OrganisationNotFound */
  async give({ organisationCode, ...act }: ShareAct & { organisationCode: string }): Promise<void> {
    const organisation = await this.organisations.findByCode(organisationCode);
    if (!organisation) throw new OrganisationNotFound();
    const { bank, right, staffId } = act;
    await this.database.transaction(async () => {
      const share = { bankId: bank.id, organisationId: organisation.id, right };
      const isNew = await this.repository.keepShare({ ...share, grantedBy: staffId, createdAt: this.clock.now() });
      if (isNew) await this.record({ ...act, action: 'bank.shared', organisationId: organisation.id });
    });
  }

  /** Locked exams keep their frozen questions. @throws BankShareNotFound */
  async take({ organisationId, ...act }: ShareAct & { organisationId: string }): Promise<void> {
    const { bank, right } = act;
    await this.database.transaction(async () => {
      const wasThere = await this.repository.deleteShare({ bankId: bank.id, organisationId, right });
      if (!wasThere) throw new BankShareNotFound();
      await this.record({ ...act, action: 'bank.unshared', organisationId });
    });
  }

  private record({
    bank,
    right,
    reason,
    staffId,
    action,
    organisationId,
  }: ShareAct & { action: string; organisationId: string }): Promise<void> {
    return this.audit.record({
      staffId,
      action,
      subjectType: 'question_bank',
      subjectId: bank.id,
      reason,
      details: { bankCode: bank.code, organisationId, right },
    });
  }
}
