import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database';
import { placeholders } from '../../database/sql-parts';
import type { ChainHead, StoredEntry } from './audit-chain';

const SCOPE = 'organisation_path AS organisationPath, exam_id AS examId, person_id AS personId, address';
const NO_SCOPE = 'NULL AS organisationPath, NULL AS examId, NULL AS personId, NULL AS address';
/** The migration that made the columns of the scope. */
const SCOPE_MIGRATION = 'AuditScope1764390000000';

const entryWith = (scope: string): string =>
  `SELECT id, at, actor_type AS actorType, actor_id AS actorId, action, subject_type AS subjectType, subject_id AS subjectId,
  reason, details, ${scope}, signature, place, link FROM audit_entry`;

interface Sealed {
  id: string;
  place: number;
  link: string;
}

/** SQL of the audit chain. Writing an audit row does not touch any of it. */
@Injectable()
export class AuditChainRepository {
  private entry = entryWith(SCOPE);

  constructor(private readonly database: Database) {}

  /** For a database that these migrations made, which may be older than the program. */
  static ofSchema({
    database,
    migrations,
  }: {
    database: Database;
    migrations: readonly string[];
  }): AuditChainRepository {
    const repository = new AuditChainRepository(database);
    if (!migrations.includes(SCOPE_MIGRATION)) repository.entry = entryWith(NO_SCOPE);
    return repository;
  }

  async hasUnsealed(): Promise<boolean> {
    const rows = await this.database.select('SELECT id FROM audit_entry WHERE place IS NULL LIMIT 1');
    return rows.length > 0;
  }

  /** Locks the head. A second sealer waits here and then seals what the first one left. */
  lockHead(): Promise<ChainHead> {
    return this.readHead(this.database.dialect.lockExclusive);
  }

  head(): Promise<ChainHead> {
    return this.readHead('');
  }

  /** Unsealed rows in the order in which they were written; either the signed or the unsigned ones. */
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
      `${this.entry} WHERE place IS NULL AND signature IS ${signed ? 'NOT NULL' : 'NULL'} AND id > ? ORDER BY id LIMIT ?`,
      [afterId, limit],
    );
    return rows.map(asEntry);
  }

  /** Sealed rows after the row `after`, in the order of the chain; rows with the same place by id. */
  async listSealed({
    after,
    limit,
  }: {
    after: { place: number; id: string };
    limit: number;
  }): Promise<(StoredEntry & { place: number })[]> {
    const rows = await this.database.select<StoredEntry & { place: number }>(
      `${this.entry} WHERE place >= ? AND (place > ? OR id > ?) ORDER BY place, id LIMIT ?`,
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

  /** Uses one UPDATE for all rows, to keep the embedded writer busy for a short time only. */
  async seal({ rows, head }: { rows: readonly Sealed[]; head: ChainHead }): Promise<void> {
    const cases = `CASE id ${rows.map(() => 'WHEN ? THEN ?').join(' ')} END`;
    // By id only: a condition on the place would lock the gap into which new rows are inserted.
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
    // The head row was removed: return one that no signature matches.
    return head ?? { place: -1, link: '', unsignedRows: 0, signature: null };
  }
}

const asEntry = (row: StoredEntry): StoredEntry => ({ ...row, at: Number(row.at) });
