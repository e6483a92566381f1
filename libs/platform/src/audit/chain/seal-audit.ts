import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Secrets } from '../../secrets/crypto';
import { Database } from '../../database/database';
import { JobQueue } from '../../jobs/job-queue';
import { Log } from '../../logging';
import { isHeadGenuine, linkOf, signHead, type ChainHead, type StoredEntry } from './audit-chain';
import { AuditChainRepository } from './audit-chain.repository';

const EVERY_MS = 2_000;
const ROWS_AT_ONCE = 200;
/** The next sweep takes the remaining rows. */
const CHUNKS_A_SWEEP = 100;

/**
 * Assigns committed audit rows their places in the chain. Acts never wait for it: rows are written without a place, and
 * a row that commits late gets a later place. One process at a time holds the head of the chain.
 */
@Injectable()
export class SealAudit implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: AuditChainRepository,
    private readonly secrets: Secrets,
    private readonly jobs: JobQueue,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.jobs.sweep({ name: 'seal-audit', everyMs: EVERY_MS, run: () => this.seal() });
  }

  async seal(): Promise<void> {
    if (!(await this.repository.hasUnsealed())) return;
    for (let chunk = 1; chunk <= CHUNKS_A_SWEEP; chunk += 1) {
      const head = await this.database.transaction(() => this.sealChunk());
      if (!head) return;
      // Kept in another system, this line exposes a database that was restored to an older state.
      this.log.info('audit.sealed', { place: head.place, link: head.link });
    }
  }

  /** The new head; null when there was nothing to seal. */
  private async sealChunk(): Promise<ChainHead | null> {
    const head = await this.repository.lockHead();
    if (!isHeadGenuine({ secrets: this.secrets, head })) {
      // Sealing on from here would make the tampered chain look genuine.
      this.log.error('audit.head-not-genuine', { place: head.place });
      return null;
    }
    const entries = await this.nextEntries(head);
    if (entries.length === 0) return null;
    let { place, link } = head;
    const rows = entries.map((entry) => {
      place += 1;
      link = linkOf({ secrets: this.secrets, before: link, place, entry });
      return { id: entry.id, place, link };
    });
    const unsigned = { place, link, unsignedRows: head.unsignedRows };
    const next = { ...unsigned, signature: signHead({ secrets: this.secrets, head: unsigned }) };
    await this.repository.seal({ rows, head: next });
    return next;
  }

  /** Rows from before rows were signed come first, never more than `unsignedRows` of them. */
  private async nextEntries({ place, unsignedRows }: ChainHead): Promise<StoredEntry[]> {
    const limit = Math.min(ROWS_AT_ONCE, unsignedRows - place);
    const unsigned = limit > 0 ? await this.repository.listUnsealed({ signed: false, limit }) : [];
    return unsigned.length > 0 ? unsigned : this.repository.listUnsealed({ signed: true, limit: ROWS_AT_ONCE });
  }
}
