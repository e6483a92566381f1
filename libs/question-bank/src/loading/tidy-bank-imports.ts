import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock, Database, JobQueue, yieldTurn } from '@sunflower/platform';
import { BankImportRepository } from './bank-import.repository';

const EVERY_MS = 20_000;
const ROWS_A_TRANSACTION = 50;

/** Removes what an import left behind after a crash or fault; nothing of it was ever visible. */
@Injectable()
export class TidyBankImports implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly imports: BankImportRepository,
    private readonly jobs: JobQueue,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'bank-imports', everyMs: EVERY_MS, run: () => this.tidy() });
  }

  async tidy(): Promise<void> {
    for (const { id, state, leaseUntil } of await this.imports.listOpen())
      if (state === 'abandoned' || leaseUntil < this.clock.now()) await this.remove(id);
  }

  /** Does nothing to an import that is stored or still running. May be called repeatedly and concurrently. */
  async remove(id: string, { also = 'expired' }: { also?: 'expired' | 'running' } = {}): Promise<void> {
    const isAbandoned = await this.database.transaction(async () => {
      const found = await this.imports.lock(id);
      if (found?.state !== 'storing') return found?.state === 'abandoned';
      if (also === 'expired' && found.leaseUntil >= this.clock.now()) return false;
      await this.imports.setState({ id, state: 'abandoned' });
      return true;
    });
    if (!isAbandoned) return;
    for (;;) {
      const removed = await this.database.transaction(() => this.removeSome(id));
      if (removed === 0) return;
      await yieldTurn();
    }
  }

  private async removeSome(id: string): Promise<number> {
    const found = await this.imports.lock(id);
    if (found?.state !== 'abandoned') return 0;
    const removed = await this.imports.removeSome({ importId: id, limit: ROWS_A_TRANSACTION });
    if (removed > 0) return removed;
    await this.imports.removeBank(id);
    await this.imports.setState({ id, state: 'removed' });
    return 0;
  }
}
