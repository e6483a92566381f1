import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, JobQueue, yieldTurn } from '@sunflower/platform';
import { PersonNotFound } from '../organisations.errors';
import { People } from '../person/people';
import { RecordPersonChange } from '../person-change/record-person-change';
import { OrganisationTreeRepository, type Merging } from './organisation-tree.repository';

const SWEEP_MS = 5_000;
/** Each is a dozen statements with what follows it: no transaction holds the writer for long. */
const PEOPLE_AT_ONCE = 5;
const PEOPLE_A_SWEEP = 1_000;
const MERGES_A_SWEEP = 20;

/** Moves people in small transactions, and takes up what a process left when it ended. */
@Injectable()
export class MovePeople implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly people: People,
    private readonly recording: RecordPersonChange,
    private readonly repository: OrganisationTreeRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'finish-organisation-merges', everyMs: SWEEP_MS, run: () => this.finish() });
  }

  lock(ids: readonly string[]): Promise<void> {
    return this.repository.lock(ids);
  }

  /** How many people it has. */
  async markMerged({
    organisationId,
    intoId,
    ...closing
  }: {
    organisationId: string;
    intoId: string;
    reason: string;
    staffId: string;
    at: number;
  }): Promise<number> {
    await this.repository.close({ id: organisationId, mergedIntoId: intoId, ...closing });
    return this.repository.countPeople(organisationId);
  }

  async finish(): Promise<void> {
    let left = PEOPLE_A_SWEEP;
    for (const merging of await this.repository.listMerging(MERGES_A_SWEEP)) {
      left -= await this.move({ merging, most: left });
      if (left <= 0) return;
    }
  }

  /** How many were moved. Whom an import is bringing in moves once it is applied. */
  async move({ merging, most }: { merging: Merging; most: number }): Promise<number> {
    let moved = 0;
    while (moved < most) {
      const ids = await this.repository.peopleOf({
        organisationId: merging.id,
        limit: Math.min(PEOPLE_AT_ONCE, most - moved),
      });
      const count = ids.length === 0 ? 0 : await this.database.transaction(() => this.moveSome({ ids, merging }));
      moved += count;
      if (count < PEOPLE_AT_ONCE) break;
      await yieldTurn();
    }
    return moved;
  }

  private async moveSome({ ids, merging }: { ids: readonly string[]; merging: Merging }): Promise<number> {
    const at = this.clock.now();
    let moved = 0;
    for (const personId of ids) {
      const before = await this.people.getPerson(personId).catch(unlessHidden);
      if (before === null || before.organisationId !== merging.id) continue;
      await this.repository.movePerson({ personId, intoId: merging.intoId, at });
      const after = await this.people.getPerson(personId);
      const { staffId, reason } = merging;
      await this.recording.correction({ before, after, fields: ['organisation'], at, staffId, reason });
      moved += 1;
    }
    return moved;
  }
}

function unlessHidden(error: unknown): null {
  if (error instanceof PersonNotFound) return null;
  throw error;
}
