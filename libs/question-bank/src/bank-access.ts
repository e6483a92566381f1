import { Injectable } from '@nestjs/common';
import { OrganisationNotFound, Organisations, type OrganisationView } from '@sunflower/organisations';
import type { StaffActor } from '@sunflower/platform';
import { QuestionBankNotFound } from './question-bank.errors';
import { QuestionBanks } from './question-banks';
import type { BankRow } from './question-list.repository';

/** Who looks after question banks; in their own organisation subtree. */
export const BANK_ROLES = ['trainer', 'administrator'] as const;

@Injectable()
export class BankAccess {
  constructor(
    private readonly banks: QuestionBanks,
    private readonly organisations: Organisations,
  ) {}

  /** @throws QuestionBankNotFound also for a bank outside of the subtree */
  async getBank({ staff, bankId }: { staff: StaffActor; bankId: string }): Promise<BankRow> {
    const bank = await this.banks.getBank(bankId);
    const { path } = await this.organisations.getOrganisation(bank.organisationId);
    if (!staff.may({ roles: BANK_ROLES, organisationPath: path })) throw new QuestionBankNotFound();
    return bank;
  }

  /** @throws OrganisationNotFound also for one outside of the subtree */
  async requireOrganisation({ staff, organisationId }: { staff: StaffActor; organisationId: string }): Promise<void> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (!staff.may({ roles: BANK_ROLES, organisationPath: path })) throw new OrganisationNotFound();
  }

  listOrganisations(staff: StaffActor): Promise<OrganisationView[]> {
    return this.organisations.listSubtree(staff.subtrees(BANK_ROLES));
  }
}
