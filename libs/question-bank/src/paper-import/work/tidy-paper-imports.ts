import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, JobQueue, yieldTurn } from '@sunflower/platform';
import { paperFileFault } from '../checking/import-fault';
import { PaperImportRepository } from '../staging/paper-import.repository';
import { PaperItemRepository } from '../staging/paper-item.repository';

const EVERY_MS = 20_000;
/** How long questions are kept for storing. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;
const ROWS_A_TRANSACTION = 200;

/** Ends imports interrupted by a crash, and deletes the questions of finished imports. */
@Injectable()
export class TidyPaperImports implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly imports: PaperImportRepository,
    private readonly items: PaperItemRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'paper-imports', everyMs: EVERY_MS, run: () => this.tidy() });
  }

  async tidy(): Promise<void> {
    for (const { id } of await this.imports.listLapsed(this.clock.now())) await this.endLapsed(id);
    const createdBefore = this.clock.now() - KEPT_MS;
    for (const { id } of await this.imports.listOld({ state: 'ready', createdBefore })) await this.expire(id);
    for (const importId of await this.items.listLeftBehind()) await this.clear(importId);
  }

  /** A partly read file is refused. `TidyBankImports` removes what an interrupted store wrote to the bank. */
  private async endLapsed(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.imports.lock(id);
      if (!row || row.leaseUntil >= this.clock.now()) return;
      if (row.state === 'reading')
        await this.imports.update(id, { state: 'refused', fault: paperFileFault('IMPORT_INTERRUPTED', {}) });
      if (row.state === 'storing') {
        await this.items.takeCodes(id);
        await this.imports.update(id, { state: 'ready' });
      }
    });
  }

  private async expire(id: string): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.imports.lock(id);
      if (row?.state === 'ready') await this.imports.update(id, { state: 'expired' });
    });
  }

  private async clear(importId: string): Promise<void> {
    for (;;) {
      const removed = await this.database.transaction(() =>
        this.items.removeSome({ importId, limit: ROWS_A_TRANSACTION }),
      );
      if (removed === 0) return;
      await yieldTurn();
    }
  }
}
