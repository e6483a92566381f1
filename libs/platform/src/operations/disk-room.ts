import { statfs } from 'node:fs/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { Config } from '../config';
import { Database } from '../database/database';
import { JobQueue } from '../jobs/job-queue';
import { Log } from '../logging';
import { CONFIG } from '../tokens';
import type { CheckDto } from './health.dto';

/** Below this, the next checkpoint of the write-ahead log may not fit, so saves can no longer be guaranteed. */
const FULL_BELOW_BYTES = 32 * 1024 * 1024;
const TOLD_EVERY_MS = 10 * 60_000;

/**
 * Whether there is disk space for saves. Embedded: the disk of the data folder is checked. Otherwise the disk is the
 * database server's, and a refused write is the only sign.
 */
@Injectable()
export class DiskRoom implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly jobs: JobQueue,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'disk-room', everyMs: TOLD_EVERY_MS, run: () => this.tell() });
  }

  onApplicationBootstrap(): Promise<void> {
    return this.tell();
  }

  /** `failed` while writes are refused or are about to be; `degraded` while there is time to free space. */
  async check(): Promise<CheckDto> {
    if (this.database.isFull) return { state: 'failed', reason: 'The disk of the database is full: no save is taken.' };
    const freeBytes = await this.freeBytes();
    if (freeBytes === null) return { state: 'ok', reason: null };
    const left = `${Math.floor(freeBytes / 1024 / 1024)} MB are free on the disk of the data folder`;
    if (freeBytes < Math.min(FULL_BELOW_BYTES, this.config.lowDiskBytes))
      return { state: 'failed', reason: `${left}: too few to go on saving.` };
    if (freeBytes < this.config.lowDiskBytes) return { state: 'degraded', reason: `${left}: make room.` };
    return { state: 'ok', reason: null };
  }

  /** Warns before the disk is full. */
  private async tell(): Promise<void> {
    const { state, reason } = await this.check();
    if (state !== 'ok') this.log.warn('disk.low', { reason });
  }

  /** Null when the disk is the database server's. */
  private async freeBytes(): Promise<number | null> {
    if (this.database.engine !== 'sqlite') return null;
    const { bavail, bsize } = await statfs(this.config.dataDir);
    return bavail * bsize;
  }
}
