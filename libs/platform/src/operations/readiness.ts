import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../time/clock';
import { Database } from '../database/database';
import { fitOf, knownMigrations, type SchemaFit } from '../database/schema-version';
import { readAppliedMigrations } from '../database/schema-version.repository';
import { JobQueue } from '../jobs/job-queue';
import { describeError, Log } from '../logging';
import { DiskRoom } from './disk-room';
import type { CheckDto, ReadinessDto } from './health.dto';

const DATABASE_ANSWERS_WITHIN_MS = 2_000;
const CLOCK_OFF_BY_AT_MOST_MS = 500;

const OK: CheckDto = { state: 'ok', reason: null };
const failed = (reason: string): CheckDto => ({ state: 'failed', reason });

interface DatabaseAnswer {
  schema: SchemaFit;
  /**
   * The certain part of the clock's offset, in ms: whatever the round trip to the database could explain is subtracted.
   */
  clockOffMs: number;
}

/** A degraded process is still ready. */
export const statusOf = ({ status }: ReadinessDto): number => (status === 'not_ready' ? 503 : 200);

/**
 * Whether this process should receive work. Without Redis it should: saving and submitting continue, and a sweep finds
 * rows whose ring was lost.
 */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private draining = false;
  private asking: Promise<DatabaseAnswer | null> | null = null;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobQueue: JobQueue,
    private readonly disk: DiskRoom,
    private readonly log: Log,
  ) {}

  /** Runs first when the process shuts down. */
  onModuleDestroy(): void {
    this.draining = true;
  }

  async report(): Promise<ReadinessDto> {
    const answer = await this.answerInTime();
    const checks = {
      database: answer ? OK : failed(`The database did not answer within ${DATABASE_ANSWERS_WITHIN_MS} ms.`),
      schema: answer ? schemaCheck(answer.schema) : failed('Unknown without the database.'),
      clock: answer ? clockCheck(answer.clockOffMs) : failed('Unknown without the database.'),
      draining: this.draining ? failed('The process is shutting down.') : OK,
      queue: this.jobQueue.isHeard
        ? OK
        : ({ state: 'degraded', reason: 'Redis is away: grading waits for the sweep.' } as const),
      disk: await this.disk.check(),
    };
    const states = Object.values(checks).map(({ state }) => state);
    return {
      status: states.includes('failed') ? 'not_ready' : states.includes('degraded') ? 'degraded' : 'ready',
      checks,
    };
  }

  /** One query is in progress at a time, and callers do not wait forever when the database hangs. */
  private async answerInTime(): Promise<DatabaseAnswer | null> {
    this.asking ??= this.askDatabase().finally(() => {
      this.asking = null;
    });
    return Promise.race([this.asking, pause(DATABASE_ANSWERS_WITHIN_MS, null, { ref: false })]);
  }

  private async askDatabase(): Promise<DatabaseAnswer | null> {
    try {
      const applied = await readAppliedMigrations((sql) => this.database.select(sql));
      const startedMs = this.clock.now();
      const databaseTimeMs = await this.database.readTimeMs();
      const halfWayMs = (this.clock.now() - startedMs) / 2;
      const clockOffMs = Math.max(0, Math.abs(databaseTimeMs - startedMs - halfWayMs) - halfWayMs);
      return { schema: fitOf({ known: knownMigrations(), applied }), clockOffMs };
    } catch (error) {
      // Whatever the reason, a database that does not answer makes the process not ready.
      this.log.warn('readiness.database-failed', describeError(error));
      return null;
    }
  }
}

function schemaCheck(fit: SchemaFit): CheckDto {
  switch (fit.kind) {
    case 'fits':
      return OK;
    case 'older':
      return failed(`The schema lacks ${fit.missing.join(', ')}.`);
    case 'newer':
      return failed(`The schema has ${fit.incompatible.join(', ')}, on which only newer programs run.`);
  }
}

const clockCheck = (clockOffMs: number): CheckDto =>
  clockOffMs > CLOCK_OFF_BY_AT_MOST_MS ? failed(`The clock is ${Math.round(clockOffMs)} ms off the database's.`) : OK;
