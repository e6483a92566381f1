import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, Overloaded, yieldTurn } from '@sunflower/platform';
import { Pace } from './long-work';
import { Organisations } from '../organisation/organisations';
import { RosterChanged, RosterImportNotApplicable, RosterImportNotFound } from './roster-import.errors';
import { RosterImportRepository, type RosterImportRecord } from './roster-import.repository';
import { RosterStagingRepository, type ChangedRow, type LineRange } from './roster-staging.repository';

export interface AppliedRoster {
  imported: number;
  updated: number;
  unchanged: number;
  /** Rows with faults that were not imported. */
  skipped: number;
}

interface Application {
  importId: string;
  /** Null when the system continues the import. */
  staffId: string | null;
  newCount: number;
  changedCount: number;
  lastLine: number;
}

const LINES_A_TRANSACTION = 250;
/**
 * An import counts as running this long after its last step: many times the longest step, also beside a busy database.
 */
export const LEASE_MS = 60_000;
const RANGES_BETWEEN_SIGNS = 20;

/**
 * Applies a checked import to the roster, in transactions short enough not to delay saves. New people stay hidden until
 * the last transaction, which shows them all at once. An import that was begun is always finished, also after a crash.
 */
@Injectable()
export class ApplyRoster {
  constructor(
    private readonly database: Database,
    private readonly imports: RosterImportRepository,
    private readonly staging: RosterStagingRepository,
    private readonly organisations: Organisations,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @throws RosterImportNotApplicable, RosterChanged; Overloaded while another import is being applied */
  async apply({
    importId,
    staffId,
    goodOnly = false,
  }: {
    importId: string;
    staffId: string;
    /** Import the good rows of a file with bad rows, and leave the bad ones out. */
    goodOnly?: boolean;
  }): Promise<AppliedRoster> {
    const summary = await this.staging.summary(importId);
    await this.begin({ importId, staffId, goodOnly });
    return this.finish({ importId, staffId, ...summary });
  }

  /** Continues an import whose process died; does nothing while another process runs it. @throws RosterChanged */
  async goOn(importId: string): Promise<void> {
    const isOurs = await this.database.transaction(async () => {
      const found = await this.imports.findLocked(importId);
      const nowMs = this.clock.now();
      if (found?.state !== 'applying' || (found.leaseUntil ?? 0) >= nowMs) return false;
      await this.imports.setLease({ id: importId, leaseUntil: nowMs + LEASE_MS });
      return true;
    });
    if (isOurs) await this.finish({ importId, staffId: null, ...(await this.staging.summary(importId)) });
  }

  /** Continues from the last step; idempotent. */
  private async finish(application: Application): Promise<AppliedRoster> {
    const { importId, newCount, changedCount, lastLine } = application;
    const { rowCount } = await this.getImport(importId);
    try {
      await this.bringIn(application);
    } catch (error) {
      // This process stalled past its lease and another one finished the import: everything is applied.
      if (!(error instanceof RosterImportNotApplicable) || error.state !== 'applied') throw error;
    }
    await this.staging.clear({ importId, lastLine, pace: new Pace(this.clock) });
    const skipped = await this.staging.countBadRows(importId);
    const unchanged = Math.max(0, rowCount - skipped - newCount - changedCount);
    return { imported: newCount, updated: changedCount, unchanged, skipped };
  }

  private async bringIn({ importId, staffId, newCount, changedCount, lastLine }: Application): Promise<void> {
    await this.requireUnchangedRoster({ importId, ranges: lineRanges({ importId, lastLine }) });
    await this.addPeople({ importId, lastLine });
    const lastChanges = await this.changeAllButTheLast(importId);
    await this.show({ importId, staffId, newCount, changedCount, lastChanges });
  }

  private async addPeople({ importId, lastLine }: Pick<Application, 'importId' | 'lastLine'>): Promise<void> {
    const pace = new Pace(this.clock);
    for (let fromLine = 1; fromLine <= lastLine;) {
      const range = { importId, fromLine, toLine: fromLine + pace.rows - 1 };
      await pace.run(() =>
        this.whileApplying(importId, () => this.staging.addPeople({ ...range, now: this.clock.now() })),
      );
      fromLine = range.toLine + 1;
    }
  }

  private async getImport(importId: string): Promise<RosterImportRecord> {
    const found = await this.imports.findById(importId);
    if (!found) throw new RosterImportNotFound();
    return found;
  }

  // One import at a time, so that the checks below stay true until the end.
  private async begin({
    importId,
    staffId,
    goodOnly,
  }: {
    importId: string;
    staffId: string;
    goodOnly: boolean;
  }): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.imports.findLocked(importId);
      if (!found) throw new RosterImportNotFound();
      if (found.state !== 'checked' && !(goodOnly && found.state === 'refused'))
        throw new RosterImportNotApplicable({ state: found.state });
      if ((await this.imports.findApplyingLocked()) !== null) throw new Overloaded();
      await this.imports.setState({ id: importId, state: 'applying' });
      await this.imports.setLease({ id: importId, leaseUntil: this.clock.now() + LEASE_MS });
      await this.audit.record({
        staffId,
        action: 'roster-import.begun',
        subjectType: 'roster-import',
        subjectId: importId,
        reason: null,
      });
    });
  }

  // Runs before the first row is applied. After a crash, rows already applied contradict nothing.
  private async requireUnchangedRoster({
    importId,
    ranges,
  }: {
    importId: string;
    ranges: readonly LineRange[];
  }): Promise<void> {
    const { organisationId } = await this.getImport(importId);
    const { path } = await this.organisations.getOrganisation(organisationId);
    for (const [index, range] of ranges.entries()) {
      await yieldTurn();
      if (index % RANGES_BETWEEN_SIGNS === 0) await this.whileApplying(importId, () => Promise.resolve());
      if (await this.staging.stillHolds({ ...range, rootPath: path })) continue;
      await this.whileApplying(importId, () => this.imports.setState({ id: importId, state: 'expired' }));
      throw new RosterChanged();
    }
  }

  /**
   * Applies changes and returns the last chunk, which goes into the final transaction; so up to 250 changes show all at
   * once.
   */
  private async changeAllButTheLast(importId: string): Promise<ChangedRow[]> {
    let rows = await this.staging.listChanged({ importId, afterLine: 0, limit: LINES_A_TRANSACTION });
    for (;;) {
      const afterLine = rows.at(-1)?.lineNumber ?? 0;
      const next =
        rows.length < LINES_A_TRANSACTION
          ? []
          : await this.staging.listChanged({ importId, afterLine, limit: LINES_A_TRANSACTION });
      if (next.length === 0) return rows;
      const current = rows;
      await this.whileApplying(importId, () =>
        this.staging.changePeople({ importId, rows: current, now: this.clock.now() }),
      );
      await yieldTurn();
      rows = next;
    }
  }

  private async show({
    importId,
    staffId,
    newCount,
    changedCount,
    lastChanges,
  }: Omit<Application, 'lastLine'> & { lastChanges: ChangedRow[] }): Promise<void> {
    await this.whileApplying(importId, async () => {
      await this.staging.changePeople({ importId, rows: lastChanges, now: this.clock.now() });
      await this.imports.setState({ id: importId, state: 'applied', appliedAt: this.clock.now() });
      await this.imports.setCounts({ id: importId, added: newCount, updated: changedCount });
      await this.audit.record({
        staffId,
        action: 'roster-import.applied',
        subjectType: 'roster-import',
        subjectId: importId,
        reason: null,
        details: { imported: newCount, updated: changedCount },
      });
    });
  }

  // Each step renews the lease. Two processes at the same import take turns, and the later one stops.
  private async whileApplying(importId: string, work: () => Promise<void>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.imports.findLocked(importId);
      if (record?.state !== 'applying') throw new RosterImportNotApplicable({ state: record?.state ?? 'expired' });
      await this.imports.setLease({ id: importId, leaseUntil: this.clock.now() + LEASE_MS });
      await work();
    });
  }
}

function lineRanges({ importId, lastLine }: { importId: string; lastLine: number }): LineRange[] {
  const count = Math.ceil(lastLine / LINES_A_TRANSACTION);
  return Array.from({ length: count }, (_, index) => ({
    importId,
    fromLine: index * LINES_A_TRANSACTION + 1,
    toLine: (index + 1) * LINES_A_TRANSACTION,
  }));
}
