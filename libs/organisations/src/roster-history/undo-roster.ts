import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, Database, domainError, JobQueue, yieldTurn, type StaffActor } from '@sunflower/platform';
import { PersonFollowers } from '../person-change/person-followers';
import { RosterImportNotApplicable } from '../roster-import/roster-import.errors';
import { RosterImportRepository } from '../roster-import/roster-import.repository';
import { RosterHistoryRepository } from './roster-history.repository';

export class RosterImportInUse extends domainError(
  'ROSTER_IMPORT_IN_USE',
  'conflict',
  'Some whom this import brought are registered, have learned something or were corrected; it stays.',
  { count: 'number', names: 'text' },
) {}

/** People checked or deleted in one transaction. */
const AT_ONCE = 250;
const MOST_NAMED = 5;
const EVERY_MS = 60_000;

/** Deletes the people that an import added, if nothing refers to any of them. */
@Injectable()
export class UndoRoster implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly imports: RosterImportRepository,
    private readonly repository: RosterHistoryRepository,
    private readonly followers: PersonFollowers,
    private readonly audit: Audit,
    private readonly jobs: JobQueue,
  ) {}

  /** Finishes undos that a crash interrupted; their people were already hidden. */
  onModuleInit(): void {
    this.jobs.sweep({
      name: 'roster-undo',
      everyMs: EVERY_MS,
      run: async () => {
        for (const id of await this.imports.listIdsUndoing()) await this.finish(id);
      },
    });
  }

  /**
   * Returns the number of people deleted; people whom the import changed stay as they are. @throws RosterImportInUse,
   * RosterImportNotApplicable
   */
  async undo({
    importId,
    reason,
    staff,
  }: {
    importId: string;
    reason: string;
    staff: StaffActor;
  }): Promise<{ removed: number }> {
    const { count, names } = await this.inUse(importId);
    if (count > 0) throw new RosterImportInUse({ count, names: names.join('、') });
    await this.database.transaction(async () => {
      const record = await this.imports.findLocked(importId);
      if (record?.state !== 'applied') throw new RosterImportNotApplicable({ state: record?.state ?? 'expired' });
      // From here on these people are hidden, so nothing new can refer to them.
      await this.imports.setState({ id: importId, state: 'undoing', appliedAt: record.appliedAt });
      await this.audit.record({
        staffId: staff.staffId,
        action: 'roster-import.undone',
        subjectType: 'roster-import',
        subjectId: importId,
        reason,
        details: { added: record.addedCount },
      });
    });
    const since = await this.inUse(importId);
    if (since.count === 0) return { removed: await this.finish(importId) };
    await this.setState({ importId, from: 'undoing', to: 'applied' });
    throw new RosterImportInUse({ count: since.count, names: since.names.join('、') });
  }

  private async finish(importId: string): Promise<number> {
    let removed = 0;
    for (;;) {
      const people = await this.repository.peopleOf({ importId, afterId: '', limit: AT_ONCE });
      if (people.length === 0) break;
      await this.database.transaction(() => this.repository.deletePeople(people.map(({ id }) => id)));
      removed += people.length;
      await yieldTurn();
    }
    await this.setState({ importId, from: 'undoing', to: 'undone' });
    return removed;
  }

  private setState({
    importId,
    from,
    to,
  }: {
    importId: string;
    from: 'undoing';
    to: 'applied' | 'undone';
  }): Promise<void> {
    return this.database.transaction(async () => {
      const record = await this.imports.findLocked(importId);
      if (record?.state === from) await this.imports.setState({ id: importId, state: to, appliedAt: record.appliedAt });
    });
  }

  private async inUse(importId: string): Promise<{ count: number; names: string[] }> {
    let count = 0;
    const names: string[] = [];
    for (let afterId = ''; ;) {
      const people = await this.repository.peopleOf({ importId, afterId, limit: AT_ONCE });
      const used = await this.followers.inUse(people.map(({ id }) => id));
      const held = people.filter(({ id, isChanged }) => isChanged || used.has(id));
      count += held.length;
      names.push(...held.slice(0, MOST_NAMED - names.length).map(({ name }) => name));
      if (people.length < AT_ONCE) return { count, names };
      afterId = (people.at(-1) as { id: string }).id;
      await yieldTurn();
    }
  }
}
