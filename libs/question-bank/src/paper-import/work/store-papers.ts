import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, yieldTurn } from '@sunflower/platform';
import { BankLoader } from '../../loading/load-bank';
import { authoredUnits, type AuthoredVersion } from '../../question/version-content';
import { authoredOfStaged, domainOfUnit, type BankDomain, type ImportSettings } from '../checking/authored-of-staged';
import { BankStemRepository } from '../reading/bank-stem.repository';
import type { PaperImportGroup } from '../staging/paper-import-group.entity';
import type { PaperImport } from '../staging/paper-import.entity';
import type { GoodItem } from '../staging/paper-item.repository';
import { PaperStaging } from '../staging/paper-staging';
import { NextCodes } from './next-codes';
import {
  NothingToStore,
  PaperImportHasFaults,
  PaperImportNeedsDomain,
  PaperImportNotReady,
} from './paper-import.errors';

/**
 * `all`: refused while any question is faulty. `good`: the good questions. `unique`: the good ones that are no
 * duplicates.
 */
export const STORED_PARTS = ['all', 'good', 'unique'] as const;
export type StoredPart = (typeof STORED_PARTS)[number];

interface PaperToStore {
  paper: PaperImport;
  bank: { id: string; organisationId: string };
  domains: BankDomain[];
  which: StoredPart;
  staffId: string;
}

/** Waiting for another import into the bank may take half of it; each stored chunk renews it. */
const LEASE_MS = 60_000;
const ITEMS_A_PAGE = 200;
/** About a millisecond of work, after which statements that wait for this thread go on. */
const UNITS_A_TURN = 10;

/** Stores staged questions in their bank as drafts: all that were requested, or none. */
@Injectable()
export class StorePapers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly loader: BankLoader,
    private readonly stems: BankStemRepository,
    private readonly staging: PaperStaging,
  ) {}

  /**
   * Returns the number of stored questions.
   * @throws PaperImportNotReady, PaperImportNeedsDomain, PaperImportHasFaults, NothingToStore
   * @throws Overloaded while another import into the same bank runs; BankChangedMeanwhile. Nothing was stored then.
   */
  async store(order: PaperToStore): Promise<number> {
    const { paper, bank, staffId } = order;
    const settings = await this.begin(order);
    const positions = new Map<string, number>();
    try {
      const { questions } = await this.loader.loadNew({
        bankId: bank.id,
        organisationId: bank.organisationId,
        staffId,
        paperImportId: paper.id,
        units: () => this.unitsOf({ ...order, settings, positions }),
        onChunk: (versions) => this.goOn({ importId: paper.id, versions, positions }),
        alsoShow: (stored) => this.end({ order, stored }),
      });
      return questions;
    } catch (error) {
      await this.giveUp(paper.id);
      throw error;
    }
  }

  private begin({ paper: { id }, domains, which }: PaperToStore): Promise<ImportSettings> {
    return this.database.transaction(async () => {
      const row = await this.staging.imports.lock(id);
      const now = this.clock.now();
      if (row === null || !(row.state === 'ready' || (row.state === 'storing' && row.leaseUntil < now)))
        throw new PaperImportNotReady();
      const domain = domains.find(({ code }) => code === row.domainCode);
      if (!domain) throw new PaperImportNeedsDomain();
      const counts = await this.staging.items.counts(id);
      if (which === 'all' && counts.open > 0) throw new PaperImportHasFaults({ count: counts.open });
      if (counts.good === 0) throw new NothingToStore();
      await this.staging.items.takeCodes(id);
      await this.staging.imports.update(id, { state: 'storing', leaseUntil: now + LEASE_MS });
      return {
        domainCode: domain.code,
        difficulty: row.difficulty,
        knowledgePoint: row.knowledgePoint ?? domain.title,
        source: row.source,
      };
    });
  }

  /**
   * Yields the units with their new codes. No other import assigns codes in this bank meanwhile. @throws NothingToStore
   */
  private async *unitsOf({
    paper: { id: importId },
    bank,
    domains,
    which,
    settings,
    positions,
  }: PaperToStore & {
    settings: ImportSettings;
    /** By code; filled while the units are yielded. */
    positions: Map<string, number>;
  }): AsyncGenerator<AuthoredVersion[]> {
    const codes = new NextCodes((prefix) => this.stems.lastNumber({ bankId: bank.id, prefix }));
    let made = 0;
    for await (const { group, items } of this.goodUnits(importId)) {
      made += 1;
      if (made % UNITS_A_TURN === 0) await yieldTurn();
      if (which === 'unique' && items.some(isDuplicate)) continue;
      const unit = { group, questions: items.map(({ question }) => question) };
      const domain = domainOfUnit({ unit, settings, domains });
      const own = await codes.next({ domain, count: items.length });
      const groupCode = group === null ? '' : await codes.nextOfGroup(domain);
      for (const [index, { position }] of items.entries()) positions.set(own[index] as string, position);
      yield* authoredUnits(authoredOfStaged({ unit, codes: own, groupCode, settings, domains }));
    }
    if (positions.size === 0) throw new NothingToStore();
  }

  /** Runs in the transaction of each chunk. */
  private async goOn({
    importId,
    versions,
    positions,
  }: {
    importId: string;
    versions: readonly AuthoredVersion[];
    positions: ReadonlyMap<string, number>;
  }): Promise<void> {
    const codes = new Map(versions.map(({ code }) => [positions.get(code) as number, code]));
    await this.staging.items.giveCodes({ importId, codes });
    await this.staging.imports.update(importId, { leaseUntil: this.clock.now() + LEASE_MS });
  }

  private async *goodUnits(importId: string): AsyncGenerator<{ group: PaperImportGroup | null; items: GoodItem[] }> {
    let after = 0;
    let waiting: GoodItem[] = [];
    for (;;) {
      const page = await this.staging.items.listGood({ importId, after, limit: ITEMS_A_PAGE });
      const items = [...waiting, ...page];
      const groups = await this.groupsOf({ importId, items });
      const units = unitsIn(items);
      // The last group may continue on the next page.
      waiting = page.length === ITEMS_A_PAGE ? (units.pop() ?? []) : [];
      for (const unit of units) yield { group: groups.get(unit[0]?.groupNumber ?? 0) ?? null, items: unit };
      after = page.at(-1)?.position ?? after;
      if (page.length < ITEMS_A_PAGE) return;
    }
  }

  private async groupsOf({
    importId,
    items,
  }: {
    importId: string;
    items: GoodItem[];
  }): Promise<Map<number, PaperImportGroup>> {
    const numbers = items.flatMap(({ groupNumber }) => groupNumber ?? []);
    const groups = await this.staging.items.listGroups({ importId, numbers });
    return new Map(groups.map((group) => [group.number, group]));
  }

  /** Runs in the transaction that shows the questions. */
  private async end({
    order: { paper, staffId, bank },
    stored,
  }: {
    order: PaperToStore;
    stored: number;
  }): Promise<void> {
    const row = await this.staging.imports.lock(paper.id);
    if (row?.state !== 'storing') throw new PaperImportNotReady();
    await this.staging.items.showStored(paper.id);
    const storedCount = row.storedCount + stored;
    await this.staging.imports.update(paper.id, { state: 'ready', storedCount, storedAt: this.clock.now() });
    await this.audit.record({
      staffId,
      action: 'paper.stored',
      subjectType: 'question_bank',
      subjectId: bank.id,
      reason: null,
      details: { paperImportId: paper.id, stored },
    });
  }

  private async giveUp(importId: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.staging.imports.lock(importId);
      if (row?.state !== 'storing') return;
      await this.staging.items.takeCodes(importId);
      await this.staging.imports.update(importId, { state: 'ready' });
    });
  }
}

const isDuplicate = ({ duplicateCode, duplicatePosition }: GoodItem): boolean =>
  duplicateCode !== null || duplicatePosition !== null;

function unitsIn(items: readonly GoodItem[]): GoodItem[][] {
  const units: GoodItem[][] = [];
  for (const item of items) {
    const last = units.at(-1);
    if (last && item.groupNumber !== null && last[0]?.groupNumber === item.groupNumber) last.push(item);
    else units.push([item]);
  }
  return units;
}
