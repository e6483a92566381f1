import { Injectable } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { mayDo, NotAllowed, rolesFor, type Act, type StaffActor } from '@sunflower/platform';
import { QuestionBankNotFound } from '../question-bank.errors';
import { QuestionBanks } from '../loading/question-banks';
import type { BankRow } from '../question/question-list.repository';
import { readsKeys, type BankReach } from './bank-right';
import { BankRights } from './bank-rights';
import { BankShareRepository } from './bank-share.repository';

export interface ReachedBank extends BankRow {
  organisationName: string;
  reach: BankReach;
  mayShare: boolean;
}

/** What staff may do with question banks of their own subtree and with banks shared by their owners. */
@Injectable()
export class BankAccess {
  constructor(
    private readonly banks: QuestionBanks,
    private readonly organisations: Organisations,
    private readonly rights: BankRights,
    private readonly shares: BankShareRepository,
  ) {}

  /**
   * @throws QuestionBankNotFound, also for a bank out of reach; NotAllowed for a bank that may be used, but not for
   * this act
   */
  async getBank({ staff, bankId, act }: { staff: StaffActor; bankId: string; act: Act }): Promise<BankRow> {
    const bank = await this.banks.getBank(bankId);
    const reach = await this.rights.reachOfStaff({ staff, bankId, act });
    if (suffices({ act, reach, isOpen: bank.isOpen })) return bank;
    const listed = await this.rights.reachOfStaff({ staff, bankId, act: 'bank.list' });
    throw listed === 'none' ? new QuestionBankNotFound() : new NotAllowed();
  }

  /** Banks of the own subtrees and banks shared with an organisation at, above or below them; by code. */
  async listBanks(staff: StaffActor): Promise<ReachedBank[]> {
    const paths = staff.subtrees(rolesFor('bank.list'));
    const own = await this.organisations.listSubtree(paths);
    const listed = [
      ...(await this.banks.listBanks({ organisationIds: own.map(({ id }) => id) })),
      ...(await this.banks.findBanks(await this.shares.listSharedBankIds(paths))),
    ];
    const banks = new Map(listed.map((bank) => [bank.id, bank]));
    const owners = await this.organisations.findMany([...new Set(listed.map(({ organisationId }) => organisationId))]);
    const nameOf = new Map(owners.map(({ id, name }) => [id, name]));
    const bankIds = [...banks.keys()];
    const reaches = await this.rights.reachesOfStaff({ staff, bankIds, act: 'bank.list' });
    const sharing = await this.rights.reachesOfStaff({ staff, bankIds, act: 'bank.share' });
    return [...banks.values()]
      .map((bank) => ({
        ...bank,
        organisationName: nameOf.get(bank.organisationId) ?? '',
        reach: reaches.get(bank.id) ?? 'none',
        mayShare: suffices({ act: 'bank.share', reach: sharing.get(bank.id) ?? 'none', isOpen: bank.isOpen }),
      }))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** @throws OrganisationNotFound, also for an organisation outside the subtree */
  async requireOrganisation({
    staff,
    organisationId,
    act,
  }: {
    staff: StaffActor;
    organisationId: string;
    act: Act;
  }): Promise<void> {
    const { path: organisationPath } = await this.organisations.getOrganisation(organisationId);
    if (mayDo({ staff, act, organisationPath }) !== 'allowed') throw new OrganisationNotFound();
  }
}

function suffices({ act, reach, isOpen }: { act: Act; reach: BankReach; isOpen: boolean }): boolean {
  switch (act) {
    case 'bank.share':
    case 'bank.govern':
      return reach === 'own';
    // Only the owner may export a secure bank; organisations that it is shared with read its questions one by one.
    case 'bank.export':
      return reach === 'own' || (isOpen && readsKeys(reach));
    case 'bank.import':
    case 'bank.change':
    case 'question.write':
      return reach === 'own' || reach === 'edit';
    default:
      return readsKeys(reach);
  }
}
