import { Injectable } from '@nestjs/common';
import type { StaffActor } from '@sunflower/platform';
import { QuestionBanks } from '../../loading/question-banks';
import { BankAccess } from '../../sharing/bank-access';
import { KnowledgeTrees } from '../../taxonomy/knowledge-tree';
import type { BankDomain } from '../checking/authored-of-staged';
import type { PaperImport } from '../staging/paper-import.entity';
import { PaperImports } from '../work/paper-imports';

/** A bank that the caller may import into. */
export interface BankPlace {
  bank: { id: string; organisationId: string };
  domains: BankDomain[];
  staffId: string;
}

/** Checks the caller's permission and loads the bank or the import of the request. */
@Injectable()
export class PaperPlace {
  constructor(
    private readonly access: BankAccess,
    private readonly banks: QuestionBanks,
    private readonly imports: PaperImports,
    private readonly trees: KnowledgeTrees,
  ) {}

  /** @throws QuestionBankNotFound, NotAllowed */
  async ofBank({ staff, bankId }: { staff: StaffActor; bankId: string }): Promise<BankPlace> {
    const { id, organisationId } = await this.access.getBank({ staff, bankId, act: 'bank.import' });
    const domains = await this.banks.listDomains(id);
    const names = await this.trees.namesOf(id);
    return {
      bank: { id, organisationId },
      domains: domains.map(({ code, title }) => ({ code, title, pointNames: names.get(code) ?? [] })),
      staffId: staff.staffId,
    };
  }

  /** @throws QuestionBankNotFound, NotAllowed, PaperImportNotFound */
  async ofImport({
    importId,
    ...asked
  }: {
    staff: StaffActor;
    bankId: string;
    importId: string;
  }): Promise<BankPlace & { paper: PaperImport }> {
    const place = await this.ofBank(asked);
    return { ...place, paper: await this.imports.getImport({ bankId: place.bank.id, importId }) };
  }
}
