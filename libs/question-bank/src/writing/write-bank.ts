import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isDuplicateKey, newId } from '@sunflower/platform';
import { checkAgainstSchema } from '../bank-file/check-against-schema';
import { fileFault } from '../bank-file/question-file-fault';
import { QuestionLoadRepository } from '../loading/question-load.repository';
import { QuestionListRepository, type DomainRow } from '../question/question-list.repository';
import { BankCodeInUse, InvalidBank, writtenFault, type PlacedFault } from './written-question.errors';

export interface WrittenDomain {
  /** Omitted for a new domain: a code is assigned. */
  code?: string;
  title: string;
}

interface WrittenBank {
  staffId: string;
  title: string;
  domains: WrittenDomain[];
}

/** Creates and changes banks from the screen. */
@Injectable()
export class WriteBank {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly load: QuestionLoadRepository,
    private readonly lists: QuestionListRepository,
  ) {}

  /** @throws InvalidBank, BankCodeInUse */
  async create({
    organisationId,
    staffId,
    code,
    ...written
  }: WrittenBank & { organisationId: string; code?: string }): Promise<string> {
    const bankId = newId();
    const bank = { code: code ?? `bank-${bankId.slice(-12)}`, ...cleaned(written) };
    requireBank(bank);
    try {
      await this.database.transaction(async () => {
        const createdAt = this.clock.now();
        const { title } = bank;
        await this.load.insertBank({ id: bankId, code: bank.code, title, organisationId, importId: null, createdAt });
        await this.load.insertDomains(bank.domains.map((one, position) => ({ bankId, ...one, position })));
        await this.record({ staffId, bankId, action: 'bank.created' });
      });
    } catch (error) {
      if (isDuplicateKey(error)) throw new BankCodeInUse(bank.code);
      throw error;
    }
    return bankId;
  }

  /**
   * Renames the bank and its domains, orders them and adds new ones; a domain without questions may be removed.
   * @throws InvalidBank
   */
  async change({ bankId, code, staffId, ...written }: WrittenBank & { bankId: string; code: string }): Promise<void> {
    await this.database.transaction(async () => {
      await this.load.lockBank(bankId);
      const stored = await this.lists.listDomains([bankId]);
      const bank = { code, ...cleaned({ ...written, taken: stored.map((one) => one.code) }) };
      requireBank(bank);
      const gone = stored.filter((one) => !bank.domains.some((domain) => domain.code === one.code));
      requireEmpty(gone);
      await this.load.renameBank({ bankId, title: bank.title });
      await this.load.removeDomains({ bankId, codes: gone.map((one) => one.code) });
      const wanted = bank.domains.map((domain, position) => ({ bankId, ...domain, position }));
      const isStored = (one: { code: string }) => stored.some((before) => before.code === one.code);
      await this.load.insertDomains(wanted.filter((one) => !isStored(one)));
      await this.load.updateDomains({ bankId, domains: wanted.filter(isStored) });
      await this.record({ staffId, bankId, action: 'bank.changed' });
    });
  }

  private record({ staffId, bankId, action }: { staffId: string; bankId: string; action: string }): Promise<void> {
    return this.audit.record({ staffId, action, subjectType: 'question_bank', subjectId: bankId, reason: null });
  }
}

/** Trims the texts and assigns codes to domains without one; only authors of files type codes. */
function cleaned({
  title,
  domains,
  taken = [],
}: Pick<WrittenBank, 'title' | 'domains'> & { taken?: readonly string[] }): {
  title: string;
  domains: { code: string; title: string }[];
} {
  const used = new Set([...taken, ...domains.flatMap(({ code }) => code ?? [])]);
  let number = 0;
  const next = (): string => {
    do number += 1;
    while (used.has(`d${number}`));
    return `d${number}`;
  };
  return {
    title: title.trim(),
    domains: domains.map((domain) => ({ code: domain.code ?? next(), title: domain.title.trim() })),
  };
}

function requireBank(bank: { code: string; title: string; domains: { code: string; title: string }[] }): void {
  const codes = bank.domains.map(({ code }) => code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  const faults: PlacedFault[] = [
    ...checkAgainstSchema({ kind: 'bank', data: bank }).map(({ path, ...fault }) => ({
      ...fault,
      path: path.join('.'),
    })),
    ...twice.map((domain) => ({ path: 'domains', field: 'domains', ...fileFault('DOMAIN_TWICE', { domain }) })),
  ];
  if (faults.length > 0) throw new InvalidBank(faults);
}

function requireEmpty(gone: readonly DomainRow[]): void {
  const faults = gone
    .filter(({ questionCount }) => questionCount > 0)
    .map(({ title }) => ({ path: 'domains', field: 'domains', ...writtenFault('DOMAIN_IN_USE', { domain: title }) }));
  if (faults.length > 0) throw new InvalidBank(faults);
}
