import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit';
import { Secrets } from '../secrets/crypto';
import { Database } from '../database/database';
import { MasterKeyStateRepository } from './master-key.repository';

/** Rows of a lib that depend on the master secret, and how they change with it. */
export interface KeyedRows {
  /** Name for progress messages. */
  name: string;
  /**
   * Renews one chunk of rows after `after` with the current secret, in its own transaction. Returns the number of
   * renewed rows and where to continue; null at the end. Skips rows that are already renewed and rows whose secret is
   * missing. Left out where rows keep the number of their own secret.
   */
  renew?: (after: string) => Promise<{ renewed: number; next: string | null }>;
  /**
   * Gives up one chunk of the rows made with these lost secrets, so that the current secret can make them anew; returns
   * the number of changed rows.
   */
  giveUp?: (lostKeys: readonly number[]) => Promise<number>;
}

/** Registry of all rows that depend on the master secret; a change goes through all of them. */
@Injectable()
export class SecretChange {
  private readonly rows: KeyedRows[] = [];
  private readonly states: MasterKeyStateRepository;

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly audit: Audit,
  ) {
    this.states = new MasterKeyStateRepository(database);
  }

  add(rows: KeyedRows): void {
    this.rows.push(rows);
  }

  /**
   * Finishes the change that `beginSecretChange` began; after an interruption it continues. Returns the number of
   * changed rows of each kind.
   */
  async finish(): Promise<{ name: string; changed: number }[]> {
    const lostKeys = (await this.states.list())
      .filter(({ number, state }) => state !== 'lost' && !this.secrets.has(number))
      .map(({ number }) => number);
    const changed: { name: string; changed: number }[] = [];
    for (const rows of this.rows)
      changed.push({
        name: rows.name,
        changed: (await this.renewAll(rows)) + (await this.giveUpAll({ rows, lostKeys })),
      });
    await this.close(lostKeys);
    return changed;
  }

  private async renewAll({ renew }: KeyedRows): Promise<number> {
    let total = 0;
    for (let after: string | null = renew ? '' : null; renew && after !== null;) {
      const { renewed, next }: { renewed: number; next: string | null } = await renew(after);
      total += renewed;
      after = next;
    }
    return total;
  }

  private async giveUpAll({
    rows: { giveUp },
    lostKeys,
  }: {
    rows: KeyedRows;
    lostKeys: readonly number[];
  }): Promise<number> {
    if (!giveUp || lostKeys.length === 0) return 0;
    let total = 0;
    for (;;) {
      const count = await giveUp(lostKeys);
      if (count === 0) return total;
      total += count;
    }
  }

  private async close(lostKeys: readonly number[]): Promise<void> {
    await this.database.transaction(async () => {
      const before = (await this.states.list()).find(({ state }) => state === 'current');
      await this.states.makeCurrent(this.secrets.currentKey);
      await this.states.giveUp(lostKeys);
      await this.audit.record({
        staffId: null,
        action: 'secret.changed',
        subjectType: 'master-key',
        subjectId: String(this.secrets.currentKey),
        reason: null,
        details: { before: before?.number ?? null, lost: lostKeys },
      });
    });
  }
}
