import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit';
import { Secrets } from '../secrets/crypto';
import { Database } from '../database/database';
import { MasterKeyStateRepository } from './master-key.repository';

/** Rows of a room that depend on the master secret, and what becomes of them when it changes. */
export interface KeyedRows {
  /** For what is said meanwhile. */
  name: string;
  /**
   * Makes a chunk anew with the current secret, in a transaction of its own, from the place after `after` on. Says how
   * many it changed and where to go on, null at the end. What was done before is passed over, and so is what a secret
   * made that is not at hand. Left out where the rows keep the number of their own secret.
   */
  renew?: (after: string) => Promise<{ renewed: number; next: string | null }>;
  /** Gives up what these secrets made, which are lost, so that the current one makes it anew; a chunk, and how many it changed. */
  giveUp?: (lostKeys: readonly number[]) => Promise<number>;
}

/** What depends on the master secret: the rooms say it, and the change goes through all of it. */
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

  /** Finishes what `beginSecretChange` began; interrupted, it goes on where it was. Returns how many rows of each kind were changed. */
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
