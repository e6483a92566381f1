import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '../../database/database';
import type { ChainHead, StoredEntry } from './audit-chain';

const ENTRY = `SELECT id, at, actor_type AS actorType, actor_id AS actorId, action, subject_type AS subjectType, subject_id AS subjectId,
  reason, details, organisation_path AS organisationPath, exam_id AS examId, person_id AS personId, address,
  signature, place, link FROM audit_entry`;

interface Sealed {
  id: string;
  place: number;
  link: string;
}

/** The audit rows as links of a chain. Those who write audit rows touch nothing of this. */
@Injectable()
export class AuditChainRepository {
  constructor(private readonly database: Database) {}

  async hasUnsealed(): Promise<boolean> {
    const rows = await this.database.select('SELECT id FROM audit_entry WHERE place IS NULL LIMIT 1');
    return rows.length > 0;
  }

  /** Whoever has it seals; another one waits, and then finds what is left. */
  lockHead(): Promise<ChainHead> {
    return this.readHead(this.database.dialect.lockExclusive);
  }

  head(): Promise<ChainHead> {
    return this.readHead('');
  }

  /** In the order in which they were written; with or without a signature of their own. */
  async listUnsealed({
    signed,
    afterId = '',
    limit,
  }: {
    signed: boolean;
    afterId?: string;
    limit: number;
  }): Promise<StoredEntry[]> {
    const rows = await this.database.select<StoredEntry>(
      `${ENTRY} WHERE place IS NULL AND signature IS ${signed ? 'NOT NULL' : 'NULL'} AND id > ? ORDER BY id LIMIT ?`,
      [afterId, limit],
    );
    return rows.map(asEntry);
  }

  /** In the order of the chain, rows of the same place too; behind the row of `after`. */
  async listSealed({
    after,
    limit,
  }: {
    after: { place: number; id: string };
    limit: number;
  }): Promise<(StoredEntry & { place: number })[]> {
    const rows = await this.database.select<StoredEntry & { place: number }>(
      `${ENTRY} WHERE place >= ? AND (place > ? OR id > ?) ORDER BY place, id LIMIT ?`,
      [after.place, after.place, after.id, limit],
    );
    return rows.map((row) => ({ ...asEntry(row), place: row.place }));
  }

  async lastPlace(): Promise<number> {
    const [row] = await this.database.select<{ last: number | null }>('SELECT MAX(place) AS last FROM audit_entry');
    return row?.last ?? 0;
  }

  async linkAt(place: number): Promise<string | null> {
    const [row] = await this.database.select<{ link: string | null }>(
      'SELECT link FROM audit_entry WHERE place = ? ORDER BY id LIMIT 1',
      [place],
    );
    return row?.link ?? null;
  }

  /** One statement: the embedded writer is held for it. */
  async seal({ rows, head }: { rows: readonly Sealed[]; head: ChainHead }): Promise<void> {
    const cases = `CASE id ${rows.map(() => 'WHEN ? THEN ?').join(' ')} END`;
    // By their ids alone: a condition on the place would lock the gap into which new rows go.
    await this.database.execute(
      `UPDATE audit_entry SET place = ${cases}, link = ${cases} WHERE id IN ${placeholders({ rows: 1, columns: rows.length })}`,
      [
        ...rows.flatMap(({ id, place }) => [id, place]),
        ...rows.flatMap(({ id, link }) => [id, link]),
        ...rows.map(({ id }) => id),
      ],
    );
    await this.database.execute('UPDATE audit_head SET place = ?, link = ?, signature = ? WHERE id = 1', [
      head.place,
      head.link,
      head.signature,
    ]);
  }

  private async readHead(lock: string): Promise<ChainHead> {
    const [head] = await this.database.select<ChainHead>(
      `SELECT place, link, unsigned_rows AS unsignedRows, signature FROM audit_head WHERE id = 1${lock}`,
    );
    // Somebody took it away: one that no signature can belong to.
    return head ?? { place: -1, link: '', unsignedRows: 0, signature: null };
  }
}

const asEntry = (row: StoredEntry): StoredEntry => ({ ...row, at: Number(row.at) });
