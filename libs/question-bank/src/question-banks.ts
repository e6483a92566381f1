import { Injectable } from '@nestjs/common';
import { BankLoader, type LoadReport } from './load-bank';
import { InvalidQuestionFiles, QuestionBankNotFound } from './question-bank.errors';
import { QuestionListRepository, type BankRow, type DomainRow, type QuestionFilter, type QuestionRow } from './question-list.repository';
import { readBank, type BankFile } from './read-bank';
import { readBankFolder } from './read-bank-folder';

interface ImportedFiles {
  files: BankFile[];
  /** The stored bank that the files belong to; needed when no bank.yaml is among them. */
  bankId: string | null;
  organisationId: string;
  /** Null when the system itself loads. */
  staffId: string | null;
}

/** Question banks: loading them from files, and looking into them. */
@Injectable()
export class QuestionBanks {
  constructor(
    private readonly loader: BankLoader,
    private readonly repository: QuestionListRepository,
  ) {}

  /**
   * Loads `bank.yaml` and the `*.yaml` in the folders beside it. Content that is stored already stays as it is.
   * @throws InvalidQuestionFiles, and nothing of the bank is loaded
   * @throws BankCodeTaken when another organisation has a bank of this code
   */
  async loadBankFolder({ folder, organisationId, staffId }: { folder: string; organisationId: string; staffId: string | null }): Promise<LoadReport> {
    return this.importFiles({ files: await readBankFolder(folder), bankId: null, organisationId, staffId });
  }

  /** The same for files that were uploaded: all or nothing. */
  async importFiles({ files, bankId, organisationId, staffId }: ImportedFiles): Promise<LoadReport> {
    const known = bankId === null ? null : await this.repository.listDomains([bankId]);
    const content = await readBank({ files, knownDomains: known?.map(({ code }) => code) ?? null });
    if (bankId !== null && content.bank) await this.requireSameCode({ bankId, code: content.bank.code });
    const storedId = content.bank ? ((await this.repository.findBankByCode(content.bank.code))?.id ?? null) : bankId;
    if (storedId !== null) await this.loader.refuseMovedQuestions({ bankId: storedId, content });
    const targetId = content.bank ? await this.loader.saveBank({ bank: content.bank, organisationId }) : (bankId as string);
    return this.loader.saveQuestions({ bankId: targetId, staffId, units: content.units });
  }

  /** @throws QuestionBankNotFound */
  async getBank(bankId: string): Promise<BankRow> {
    const bank = await this.repository.findBank(bankId);
    if (!bank) throw new QuestionBankNotFound();
    return bank;
  }

  findBankByCode(code: string): Promise<BankRow | null> {
    return this.repository.findBankByCode(code);
  }

  listBanks({ organisationIds }: { organisationIds: string[] }): Promise<BankRow[]> {
    return this.repository.listBanks(organisationIds);
  }

  /** In the order of bank.yaml. */
  listDomains(bankId: string): Promise<DomainRow[]> {
    return this.repository.listDomains([bankId]);
  }

  /** By the id of the bank. */
  async listDomainsOfBanks(bankIds: string[]): Promise<Map<string, DomainRow[]>> {
    const domains = await this.repository.listDomains(bankIds);
    return new Map(bankIds.map((id) => [id, domains.filter(({ bankId }) => bankId === id)]));
  }

  /** By code, one page after another: `after` is the code of the last question of the page before. */
  listQuestions(filter: QuestionFilter): Promise<QuestionRow[]> {
    return this.repository.listQuestions(filter);
  }

  private async requireSameCode({ bankId, code }: { bankId: string; code: string }): Promise<void> {
    const stored = await this.getBank(bankId);
    if (stored.code === code) return;
    throw new InvalidQuestionFiles([{
      file: 'bank.yaml', line: null, question: null, problem: `code: is "${code}", but the files were sent for the bank "${stored.code}"`,
    }]);
  }
}
