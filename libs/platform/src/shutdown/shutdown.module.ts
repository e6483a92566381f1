import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Module, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import { SharedHorizon } from '../arrivals/shared-horizon';
import type { Config } from '../config';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';
import { CONFIG } from '../tokens';

/**
 * Order of the shutdown: accepted requests are answered, running jobs and batches end, the queue closes, then the
 * database.
 */
@Injectable()
class OrderlyEnd implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly jobQueue: JobQueue,
    private readonly horizon: SharedHorizon,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Runs before the HTTP server stops accepting; the process already reports not ready. */
  async beforeApplicationShutdown(): Promise<void> {
    await pause(this.config.shutdownNoticeMs);
  }

  /** Runs after the HTTP server has answered all requests. A batch may still run without waiting callers. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.settle();
    await this.horizon.end();
    await this.jobQueue.close();
    await this.database.settle();
  }
}

/** Not global: Nest shuts global modules down last, and would close the database before this module. */
@Module({ providers: [OrderlyEnd] })
export class ShutdownModule {}
