import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, JobQueue } from '@sunflower/platform';
import { ApplyRoster } from './apply-roster';
import { Pace } from './long-work';
import { RosterImportRepository } from './roster-import.repository';
import { RosterStagingRepository } from './roster-staging.repository';

const ROWS_AT_ONCE = 500;
const EVERY_MS = 20_000;
/** A checked file expires when nobody applies it for this long. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Finishes imports that a crash interrupted, and deletes the rows of those that nobody applied. */
@Injectable()
export class TidyRosterImports implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly imports: RosterImportRepository,
    private readonly staging: RosterStagingRepository,
    private readonly applyRoster: ApplyRoster,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'roster-imports', everyMs: EVERY_MS, run: () => this.tidy() });
  }

  async tidy(): Promise<void> {
    for (const importId of await this.imports.listIdsApplying()) await this.applyRoster.goOn(importId);
    for (const id of await this.imports.listIdsInState({
      states: ['checked', 'checking', 'refused'],
      createdBefore: this.clock.now() - KEPT_MS,
    })) {
      await this.expire(id);
    }
    const createdBefore = this.clock.now() - KEPT_MS;
    while ((await this.staging.deleteOldBadRows({ createdBefore, limit: ROWS_AT_ONCE })) === ROWS_AT_ONCE);
    for (const { importId, lastLine } of await this.staging.listLeftBehind()) {
      await this.staging.clear({ importId, lastLine, pace: new Pace(this.clock) });
    }
  }

  private async expire(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const found = await this.imports.findLocked(id);
      if (found && ['checked', 'checking', 'refused'].includes(found.state))
        await this.imports.setState({ id, state: 'expired' });
    });
  }
}
