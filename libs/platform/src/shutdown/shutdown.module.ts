import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Module, type BeforeApplicationShutdown, type OnApplicationShutdown } from '@nestjs/common';
import type { Config } from '../config';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';
import { CONFIG } from '../tokens';

/** The order of the end: every accepted request is answered, jobs and batches in hand end, the queue closes, then the database. */
@Injectable()
class OrderlyEnd implements BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    private readonly jobQueue: JobQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Before the HTTP server stops accepting; it is not ready already. */
  async beforeApplicationShutdown(): Promise<void> {
    await pause(this.config.shutdownNoticeMs);
  }

  /** After the HTTP server has answered all. A batch may run whose callers have gone. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.settle();
    await this.jobQueue.close();
    await this.database.settle();
  }
}

/** Not global: Nest ends global modules last, and among them the one that closes the database before this one would. */
@Module({ providers: [OrderlyEnd] })
export class ShutdownModule {}
