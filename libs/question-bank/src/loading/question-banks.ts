import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Pictures } from '@sunflower/training';
import type { BankPicture } from '../bank-file/bank-pictures';
import { BankReader } from '../bank-file/bank-reader';
import { BankLoader, type LoadReport } from './load-bank';
import { BankCodeTaken, InvalidQuestionFiles, QuestionBankNotFound, wholeFile } from '../question-bank.errors';
import { bankPictureFault, fileFault } from '../bank-file/question-file-fault';
import { QuestionListRepository, type BankRow, type DomainRow } from '../question/question-list.repository';
import type { BankFile } from '../bank-file/read-bank';
import { readBankFolder } from '../bank-file/read-bank-folder';

interface LoadTarget {
  organisationId: string;
  /** Null when the system itself loads. */
  staffId: string | null;
}

interface ImportedFiles extends LoadTarget {
  files: BankFile[];
  /** Uploaded pictures, for texts that refer to them by their path in the bank. */
  pictures?: readonly { path: string; sha256: string }[];
  /** The stored bank that the files belong to; required when the files include no bank.yaml. */
  bankId: string | null;
}

interface LoadedFiles extends LoadTarget {
  files: BankFile[];
  pictures: readonly BankPicture[];
  bankId: string | null;
  /** Runs once nothing prevents the import of the bank, and before any question shows the pictures. */
  keepPictures: (shown: ReadonlySet<string>) => Promise<void>;
}

/** Loads question banks from files, and looks them up. */
@Injectable()
export class QuestionBanks {
  constructor(
    private readonly reader: BankReader,
    private readonly loader: BankLoader,
    private readonly repository: QuestionListRepository,
    private readonly pictures: Pictures,
  ) {}

  /**
   * Loads `bank.yaml` and the `*.yaml` files in the folders beside it, with the pictures that they show. Content that
   * is already stored is not changed.
   * @throws InvalidQuestionFiles; nothing of the bank is loaded then
   * @throws BankCodeTaken when another organisation has a bank with this code
   */
  async loadBankFolder({ folder, ...target }: LoadTarget & { folder: string }): Promise<LoadReport> {
    const { files, pictures } = await readBankFolder(folder);
    const keepPictures = (shown: ReadonlySet<string>) =>
      this.keepFolderPictures({ ...target, folder, pictures, shown });
    return this.load({ ...target, files, pictures, bankId: null, keepPictures });
  }

  /** Loads uploaded files in the same way: all or nothing. */
  async importFiles({ pictures = [], ...files }: ImportedFiles): Promise<LoadReport> {
    const known = await this.pictures.known(pictures.map(({ sha256 }) => sha256));
    const uploaded = pictures.map(({ path, sha256 }) =>
      known.has(sha256) ? { path, sha256 } : { path, fault: bankPictureFault('PICTURE_NOT_UPLOADED', {}) },
    );
    return this.load({ ...files, pictures: uploaded, keepPictures: async () => undefined });
  }

  private async load({
    files,
    pictures,
    bankId,
    organisationId,
    staffId,
    keepPictures,
  }: LoadedFiles): Promise<LoadReport> {
    const known = bankId === null ? null : await this.repository.listDomains([bankId]);
    const content = await this.reader.read({
      files,
      pictures,
      knownDomains: known?.map(({ code }) => code) ?? null,
      staffId,
    });
    if (bankId !== null && content.bank) await this.requireSameCode({ bankId, code: content.bank.code });
    const stored = content.bank ? await this.repository.findBankByCode(content.bank.code) : null;
    // Checked before any comparison, which would reveal the questions of another organisation's bank.
    if (stored && stored.organisationId !== organisationId) throw new BankCodeTaken(stored.code);
    const storedId = content.bank ? (stored?.id ?? null) : bankId;
    if (storedId !== null) await this.loader.refuseMovedQuestions({ bankId: storedId, content });
    return this.loader.load({
      bank: content.bank,
      bankId,
      organisationId,
      staffId,
      units: content.units,
      before: () => keepPictures(content.shownPictures),
    });
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

  findBanks(bankIds: string[]): Promise<BankRow[]> {
    return this.repository.findBanks(bankIds);
  }

  /** In the order of bank.yaml. */
  listDomains(bankId: string): Promise<DomainRow[]> {
    return this.repository.listDomains([bankId]);
  }

  /** By bank id. */
  async listDomainsOfBanks(bankIds: string[]): Promise<Map<string, DomainRow[]>> {
    const domains = await this.repository.listDomains(bankIds);
    return new Map(bankIds.map((id) => [id, domains.filter(({ bankId }) => bankId === id)]));
  }

  private async keepFolderPictures({
    folder,
    pictures,
    shown,
    ...target
  }: LoadTarget & {
    folder: string;
    pictures: readonly BankPicture[];
    shown: ReadonlySet<string>;
  }): Promise<void> {
    const stored = await this.pictures.known(shown);
    for (const picture of pictures) {
      if (!('sha256' in picture) || !shown.has(picture.sha256) || stored.has(picture.sha256)) continue;
      const { sha256 } = await this.pictures.keep({ ...target, bytes: await readFile(join(folder, picture.path)) });
      if (sha256 !== picture.sha256)
        throw new InvalidQuestionFiles([wholeFile(picture.path, fileFault('PICTURE_CHANGED_MEANWHILE', {}))]);
    }
  }

  private async requireSameCode({ bankId, code }: { bankId: string; code: string }): Promise<void> {
    const stored = await this.getBank(bankId);
    if (stored.code === code) return;
    throw new InvalidQuestionFiles([
      wholeFile('bank.yaml', fileFault('BANK_CODE_OF_ANOTHER', { code, storedCode: stored.code }), 'code'),
    ]);
  }
}
