import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { letOthersRun } from './let-others-run';
import { planLoad, type PlannedQuestion } from './plan-load';
import { BankCodeTaken, InvalidQuestionFiles } from './question-bank.errors';
import { contentFault } from './question-file-fault';
import { QuestionLoadRepository } from './question-load.repository';
import type { BankContent } from './read-bank';
import type { AuthoredBank } from './question-file';
import type { AuthoredVersion } from './version-content';

export interface LoadReport {
  bankId: string;
  questions: number;
  /** Questions that were not there before. */
  created: number;
  /** Questions with a new version or another state. */
  changed: number;
  unchanged: number;
}

interface LoadTarget {
  bankId: string;
  staffId: string | null;
}

// Small enough that the embedded writer is held for a few milliseconds only, whatever the size of the bank.
const CHUNK_QUESTIONS = 25;

/** Stores a checked bank. Loading the same content again changes nothing; after a crash, loading again completes it. */
@Injectable()
export class BankLoader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: QuestionLoadRepository,
  ) {}

  /**
   * Makes or updates the bank itself.
   * @throws BankCodeTaken when another organisation has a bank of this code
   */
  async saveBank({ bank, organisationId }: { bank: AuthoredBank; organisationId: string }): Promise<string> {
    return this.database.transaction(async () => {
      const stored = await this.repository.lockBankByCode(bank.code);
      if (stored && stored.organisationId !== organisationId) throw new BankCodeTaken(bank.code);
      const bankId = stored?.id ?? newId();
      if (!stored)
        await this.repository.insertBank({
          id: bankId,
          code: bank.code,
          title: bank.title,
          organisationId,
          createdAt: this.clock.now(),
        });
      else if (stored.title !== bank.title) await this.repository.renameBank({ bankId, title: bank.title });
      await this.saveDomains({ bankId, bank });
      return bankId;
    });
  }

  /** @throws InvalidQuestionFiles when an id is stored in another domain; then nothing is written */
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

  async saveQuestions({ bankId, staffId, units }: LoadTarget & { units: AuthoredVersion[][] }): Promise<LoadReport> {
    const report: LoadReport = { bankId, questions: units.flat().length, created: 0, changed: 0, unchanged: 0 };
    for (const versions of chunksOf(units)) {
      const planned = await this.database.transaction(() => this.saveChunk({ bankId, staffId, versions }));
      report.created += planned.filter(({ stored }) => stored === null).length;
      report.changed += planned.filter(({ stored }) => stored !== null).length;
      await letOthersRun();
    }
    report.unchanged = report.questions - report.created - report.changed;
    return report;
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

  private async saveChunk({
    bankId,
    staffId,
    versions,
  }: LoadTarget & { versions: AuthoredVersion[] }): Promise<PlannedQuestion[]> {
    // Two loads of one bank take turns: their row locks alone would meet in deadlocks.
    await this.repository.lockBank(bankId);
    const stored = await this.repository.storedQuestions({ bankId, codes: versions.map(({ code }) => code) });
    const planned = planLoad({ versions, stored });
    if (planned.length === 0) return [];
    const now = this.clock.now();
    const stimulusIds = await this.repository.keepStimuli({
      bankId,
      now,
      stimuli: planned.flatMap(({ authored }) => authored.stimulus ?? []),
    });
    await this.repository.saveQuestions({ bankId, staffId, now, planned, stimulusIds });
    await this.audit.record({
      staffId,
      action: 'bank.loaded',
      subjectType: 'question_bank',
      subjectId: bankId,
      reason: null,
      details: {
        questions: planned.map(({ authored, newVersionNumber, state }) => ({
          code: authored.code,
          versionNumber: newVersionNumber,
          state,
        })),
      },
    });
    return planned;
  }
}

/** Groups stay whole: the pool never sees half of one. */
function chunksOf(units: AuthoredVersion[][]): AuthoredVersion[][] {
  const chunks: AuthoredVersion[][] = [];
  for (const unit of units) {
    const last = chunks.at(-1);
    if (last && last.length + unit.length <= CHUNK_QUESTIONS) last.push(...unit);
    else chunks.push([...unit]);
  }
  return chunks;
}
