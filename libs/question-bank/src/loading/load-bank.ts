import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId, Overloaded, yieldTurn } from '@sunflower/platform';
import { BankImportRepository } from './bank-import.repository';
import { TidyBankImports } from './tidy-bank-imports';
import { planLoad, type AttributeEdits } from './plan-load';
import { BankChangedMeanwhile, BankCodeTaken, InvalidQuestionFiles } from '../question-bank.errors';
import { contentFault } from '../bank-file/question-file-fault';
import { QuestionLoadRepository } from './question-load.repository';
import type { BankContent } from '../bank-file/read-bank';
import type { AuthoredBank } from '../question/question-file';
import type { AuthoredVersion } from '../question/version-content';

export interface LoadReport {
  bankId: string;
  questions: number;
  /** New questions. */
  created: number;
  /** Questions with a new version or another state. */
  changed: number;
  unchanged: number;
}

interface LoadTarget {
  /** Creates or updates the bank itself; null: the questions go into an existing bank. */
  bank: AuthoredBank | null;
  bankId: string | null;
  organisationId: string;
  staffId: string | null;
  /** The imported paper that the questions come from; whoever worked on it wrote them too. */
  paperImportId?: string;
}

interface NewQuestions {
  bankId: string;
  organisationId: string;
  staffId: string;
  paperImportId: string;
  units: () => AsyncIterable<AuthoredVersion[]>;
  onChunk: (versions: readonly AuthoredVersion[]) => Promise<void>;
  alsoShow: (stored: number) => Promise<void>;
}

/** A started import. */
export interface BegunImport extends LoadTarget {
  importId: string;
  bankId: string;
  /** False: what the files call published goes to review. */
  mayPublish: boolean;
  /** Their versions keep author, approvals and state of the version before. */
  attributeEdits?: AttributeEdits;
}

// Small enough that the embedded writer is held for some twenty milliseconds, whatever the size of the bank.
const CHUNK_QUESTIONS = 200;
const NO_EDITS: AttributeEdits = new Map();
/** Lease of an import; each chunk renews it. */
const LEASE_MS = 20_000;
/** Attempts while another import into the bank runs: together longer than the lease of one that died. */
const TURNS = 250;
const BETWEEN_TURNS_MS = 100;

/**
 * Stores a checked bank, all or nothing: invisibly chunk by chunk, then visible all at once. An import ended by a crash
 * is removed (`tidy-bank-imports.ts`). Loading the same content again changes nothing.
 */
@Injectable()
export class BankLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: QuestionLoadRepository,
    private readonly imports: BankImportRepository,
    private readonly tidyImports: TidyBankImports,
  ) {}

  /** @throws InvalidQuestionFiles when an id is stored in another domain; nothing is written then */
  async refuseMovedQuestions({ bankId, content }: { bankId: string; content: BankContent }): Promise<void> {
    const versions = content.units.flat();
    const domainOf = await this.repository.domainsByCode({ bankId, codes: versions.map(({ code }) => code) });
    const faults = versions.flatMap(({ code, domainCode }) => {
      const stored = domainOf.get(code);
      if (stored === undefined || stored === domainCode) return [];
      const place = content.placeOf.get(code);
      const fault = contentFault('ID_IN_OTHER_DOMAIN', { domain: stored });
      return [
        {
          file: place?.file ?? '',
          line: place?.line ?? null,
          path: place?.path ?? null,
          question: code,
          field: 'id',
          ...fault,
        },
      ];
    });
    if (faults.length > 0) throw new InvalidQuestionFiles(faults);
  }

  /**
   * `before` runs once nothing prevents the import of the bank; `record` runs in the transaction that shows the
   * questions and replaces the usual audit record.
   * @throws BankCodeTaken when another organisation has a bank with this code
   * @throws BankChangedMeanwhile; Overloaded while another import into the same bank runs
   */
  async load({
    units,
    before,
    record,
    attributeEdits,
    ...target
  }: LoadTarget & {
    units: AuthoredVersion[][];
    attributeEdits?: AttributeEdits;
    before: () => Promise<void>;
    record?: (begun: BegunImport) => Promise<void>;
  }): Promise<LoadReport> {
    const begun = { ...(await this.begin(target)), attributeEdits };
    const report = { bankId: begun.bankId, questions: units.flat().length, created: 0, changed: 0, unchanged: 0 };
    try {
      await before();
      for (const versions of chunksOf(units)) {
        const { created, changed } = await this.storeChunk({ begun, versions });
        report.created += created;
        report.changed += changed;
        await yieldTurn();
      }
      report.unchanged = report.questions - report.created - report.changed;
      await this.show({ begun, report, record });
      return report;
    } catch (error) {
      await this.tidyImports.remove(begun.importId, { also: 'running' });
      throw error;
    }
  }

  /**
   * Loads new questions into an existing bank. `units` is called when no other import into the bank runs, so that it
   * may choose free codes, and makes the next chunk while one is stored; `onChunk` runs in the transaction of each
   * chunk, `alsoShow` in the transaction that shows them all.
   * @throws BankChangedMeanwhile, also when a code was taken meanwhile; Overloaded while another import into the same
   * bank runs
   */
  async loadNew({ units, onChunk, alsoShow, ...target }: NewQuestions): Promise<LoadReport> {
    const begun = await this.begin({ ...target, bank: null });
    const report = { bankId: begun.bankId, questions: 0, created: 0, changed: 0, unchanged: 0 };
    try {
      for await (const versions of oneAhead(chunksFrom(units()))) {
        const { created, changed } = await this.storeChunk({ begun, versions, also: () => onChunk(versions) });
        if (changed > 0 || created < versions.length) throw new BankChangedMeanwhile();
        report.created += created;
        await yieldTurn();
      }
      report.questions = report.created;
      await this.show({ begun, report, also: () => alsoShow(report.created) });
      return report;
    } catch (error) {
      await this.tidyImports.remove(begun.importId, { also: 'running' });
      throw error;
    }
  }

  /** Begins an import; imports into one bank run one at a time. */
  async begin(target: LoadTarget): Promise<BegunImport> {
    for (let turn = 0; turn < TURNS; turn += 1) {
      const begun = await this.database.transaction(() => this.beginUnlessAnother(target));
      if ('importId' in begun) return begun;
      if (begun.isOver) await this.tidyImports.remove(begun.otherId);
      else await wait(BETWEEN_TURNS_MS);
    }
    throw new Overloaded(10);
  }

  private async beginUnlessAnother(target: LoadTarget): Promise<BegunImport | { otherId: string; isOver: boolean }> {
    const { bank, organisationId, staffId } = target;
    const stored = bank ? await this.repository.lockBankByCode(bank.code) : null;
    if (bank && stored && stored.organisationId !== organisationId) throw new BankCodeTaken(bank.code);
    const bankId = stored?.id ?? target.bankId ?? newId();
    await this.repository.lockBank(bankId);
    const now = this.clock.now();
    const other = await this.imports.findOpenOfBank(bankId);
    if (other) return { otherId: other.id, isOver: other.state === 'abandoned' || other.leaseUntil < now };
    const importId = newId();
    await this.imports.insert({
      id: importId,
      bankId,
      state: 'storing',
      createdBy: staffId,
      paperImportId: target.paperImportId ?? null,
      createdAt: now,
      leaseUntil: now + LEASE_MS,
    });
    if (bank && !stored)
      await this.repository.insertBank({
        id: bankId,
        code: bank.code,
        title: bank.title,
        organisationId,
        importId,
        createdAt: now,
      });
    // Whoever loads as staff publishes no more than a review would; the system brings what was reviewed elsewhere.
    const mayPublish = staffId === null || (await this.repository.reviewersWanted(bankId)) === 1;
    return { ...target, importId, bankId, mayPublish };
  }

  /** Stores some questions, with groups whole; they are not visible yet. */
  async storeChunk({
    begun: { bankId, importId, staffId, mayPublish, attributeEdits = NO_EDITS },
    versions,
    also = async () => undefined,
  }: {
    begun: BegunImport;
    versions: AuthoredVersion[];
    also?: () => Promise<void>;
  }): Promise<{ created: number; changed: number }> {
    return this.whileStoring(importId, async () => {
      await also();
      const stored = await this.repository.storedQuestions({ bankId, codes: versions.map(({ code }) => code) });
      const planned = planLoad({ versions, stored, mayPublish, attributeEdits });
      if (planned.length === 0) return { created: 0, changed: 0 };
      const now = this.clock.now();
      const stimulusIds = await this.repository.keepStimuli({
        bankId,
        now,
        stimuli: planned.flatMap(({ authored }) => authored.stimulus ?? []),
      });
      const rows = await this.repository.saveQuestions({ bankId, importId, staffId, now, planned, stimulusIds });
      await this.imports.insertRows(rows);
      const created = rows.filter(({ versionBefore }) => versionBefore === null).length;
      return { created, changed: rows.length - created };
    });
  }

  /** Makes the bank and all questions of the import visible. @throws BankChangedMeanwhile */
  private async show({
    begun,
    report: { created, changed },
    record,
    also = async () => undefined,
  }: {
    begun: BegunImport;
    report: LoadReport;
    record?: (begun: BegunImport) => Promise<void>;
    also?: () => Promise<void>;
  }): Promise<void> {
    const { bank, bankId, importId, staffId, attributeEdits = NO_EDITS } = begun;
    await this.whileStoring(importId, async () => {
      await also();
      if (!(await this.imports.stillHolds(importId))) throw new BankChangedMeanwhile();
      await this.imports.showChanges({ importId, now: this.clock.now() });
      await this.imports.carryApprovals({
        importId,
        versionIds: [...attributeEdits.values()].map(({ versionId }) => versionId),
      });
      if (bank) await this.saveBank({ bankId, bank });
      await this.imports.setState({ id: importId, state: 'stored' });
      if (record) return record(begun);
      if (created + changed === 0) return;
      await this.audit.record({
        staffId,
        action: 'bank.loaded',
        subjectType: 'question_bank',
        subjectId: bankId,
        reason: null,
        details: { importId, created, changed },
      });
    });
  }

  // Each step renews the lease. An import that stalled past its lease is abandoned by others and stops here.
  private whileStoring<T>(importId: string, work: () => Promise<T>): Promise<T> {
    return this.database.transaction(async () => {
      const found = await this.imports.lock(importId);
      if (found?.state !== 'storing') throw new Overloaded(10);
      await this.imports.setLease({ id: importId, leaseUntil: this.clock.now() + LEASE_MS });
      return work();
    });
  }

  private async saveBank({ bankId, bank }: { bankId: string; bank: AuthoredBank }): Promise<void> {
    await this.repository.renameBank({ bankId, title: bank.title });
    await this.saveDomains({ bankId, bank });
  }

  private async saveDomains({ bankId, bank }: { bankId: string; bank: AuthoredBank }): Promise<void> {
    const stored = new Map((await this.repository.domainsOf(bankId)).map((domain) => [domain.code, domain]));
    const wanted = bank.domains.map(({ code, title }, position) => ({ bankId, code, title, position }));
    await this.repository.insertDomains(wanted.filter(({ code }) => !stored.has(code)));
    const changed = wanted.filter(({ code, title, position }) => {
      const before = stored.get(code);
      return before && (before.title !== title || before.position !== position);
    });
    await this.repository.updateDomains({ bankId, domains: changed });
  }
}

/** Splits units into chunks. Groups stay whole, so that the pool never sees half of one. */
function chunksOf(units: AuthoredVersion[][]): AuthoredVersion[][] {
  const chunks: AuthoredVersion[][] = [];
  for (const unit of units) {
    const last = chunks.at(-1);
    if (last && last.length + unit.length <= CHUNK_QUESTIONS) last.push(...unit);
    else chunks.push([...unit]);
  }
  return chunks;
}

async function* chunksFrom(units: AsyncIterable<AuthoredVersion[]>): AsyncGenerator<AuthoredVersion[]> {
  let chunk: AuthoredVersion[] = [];
  for await (const unit of units) {
    if (chunk.length > 0 && chunk.length + unit.length > CHUNK_QUESTIONS) {
      yield chunk;
      chunk = [];
    }
    chunk.push(...unit);
  }
  if (chunk.length > 0) yield chunk;
}

/** Makes the next chunk while the present one is stored; its error comes at its turn. */
async function* oneAhead<Chunk>(chunks: AsyncGenerator<Chunk>): AsyncGenerator<Chunk> {
  let next = chunks.next();
  try {
    for (;;) {
      const made = await next;
      if (made.done) return;
      next = chunks.next();
      next.catch(() => undefined);
      yield made.value;
    }
  } finally {
    await next.catch(() => undefined);
    await chunks.return(undefined);
  }
}
