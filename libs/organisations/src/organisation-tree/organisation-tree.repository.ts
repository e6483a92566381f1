import { Injectable } from '@nestjs/common';
import { Database, subtreeFilter } from '@sunflower/platform';

interface Closing {
  id: string;
  at: number;
  staffId: string;
  reason: string;
  mergedIntoId: string | null;
}

export interface Merging {
  id: string;
  intoId: string;
  staffId: string;
  reason: string;
}

/** What changes in the tree, and whose people are to move. */
@Injectable()
export class OrganisationTreeRepository {
  constructor(private readonly database: Database) {}

  /** To the end of the transaction, in the order of ids. */
  async lock(ids: readonly string[]): Promise<void> {
    for (const id of [...new Set(ids)].sort())
      await this.database.select(`SELECT id FROM organisation WHERE id = ?${this.database.dialect.lockExclusive}`, [
        id,
      ]);
  }

  childrenOf(parentId: string): Promise<{ id: string; code: string; name: string; isOpen: number }[]> {
    return this.database.select(
      `SELECT id, code, name, CASE WHEN closed_at IS NULL THEN 1 ELSE 0 END AS isOpen FROM organisation WHERE parent_id = ?`,
      [parentId],
    );
  }

  async rename({ id, name }: { id: string; name: string }): Promise<void> {
    await this.database.execute('UPDATE organisation SET name = ? WHERE id = ?', [name, id]);
  }

  async close({ id, at, staffId, reason, mergedIntoId }: Closing): Promise<void> {
    await this.database.execute(
      'UPDATE organisation SET closed_at = ?, closed_by = ?, closed_reason = ?, merged_into_id = ? WHERE id = ?',
      [at, staffId, reason, mergedIntoId, id],
    );
  }

  async reopen(id: string): Promise<void> {
    await this.database.execute(
      'UPDATE organisation SET closed_at = NULL, closed_by = NULL, closed_reason = NULL WHERE id = ? AND merged_into_id IS NULL',
      [id],
    );
  }

  /** People on the roster, by organisation; organisations without any are left out. */
  async peopleCounts(paths: readonly string[]): Promise<{ organisationId: string; people: number }[]> {
    const reach = subtreeFilter({ column: 'o.path', paths });
    const rows = await this.database.select<{ organisationId: string; people: number | string }>(
      `SELECT p.organisation_id AS organisationId, COUNT(*) AS people FROM person p
        JOIN organisation o ON o.id = p.organisation_id WHERE ${reach.sql} GROUP BY p.organisation_id`,
      reach.parameters,
    );
    return rows.map((row) => ({ ...row, people: Number(row.people) }));
  }

  async countPeople(organisationId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM person WHERE organisation_id = ?',
      [organisationId],
    );
    return Number(row?.n ?? 0);
  }

  /** Merged organisations that still have people. */
  listMerging(limit: number): Promise<Merging[]> {
    return this.database.select<Merging>(
      `SELECT o.id, o.merged_into_id AS intoId, o.closed_by AS staffId, o.closed_reason AS reason FROM organisation o
        WHERE o.merged_into_id IS NOT NULL AND EXISTS (SELECT 1 FROM person p WHERE p.organisation_id = o.id) ORDER BY o.id LIMIT ?`,
      [limit],
    );
  }

  async peopleOf({ organisationId, limit }: { organisationId: string; limit: number }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      'SELECT id FROM person WHERE organisation_id = ? ORDER BY id LIMIT ?',
      [organisationId, limit],
    );
    return rows.map(({ id }) => id);
  }

  async movePerson({ personId, intoId, at }: { personId: string; intoId: string; at: number }): Promise<void> {
    await this.database.execute('UPDATE person SET organisation_id = ?, updated_at = ? WHERE id = ?', [
      intoId,
      at,
      personId,
    ]);
  }
}
