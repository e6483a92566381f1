import { Injectable } from '@nestjs/common';
import { Database, placeholders, subtreeFilter } from '@sunflower/platform';
import type { RosterImportState } from '../roster-import/roster-import-state';

export interface ListedImport {
  id: string;
  organisationName: string;
  fileName: string;
  sheetName: string | null;
  state: RosterImportState;
  rowCount: number;
  faultCount: number;
  addedCount: number | null;
  updatedCount: number | null;
  createdAt: number;
  appliedAt: number | null;
  /** Null when the account no longer exists. */
  staffName: string | null;
}

type Raw = Omit<ListedImport, 'createdAt' | 'appliedAt'> & {
  createdAt: number | string;
  appliedAt: number | string | null;
};

/** SQL of past imports and of the people one added. */
@Injectable()
export class RosterHistoryRepository {
  constructor(private readonly database: Database) {}

  /** Newest first; ids increase with time. */
  async list({
    paths,
    beforeId,
    limit,
  }: {
    paths: readonly string[];
    beforeId: string | null;
    limit: number;
  }): Promise<ListedImport[]> {
    const subtree = subtreeFilter({ column: 'o.path', paths });
    const before = beforeId === null ? '1 = 1' : 'i.id < ?';
    const rows = await this.database.select<Raw>(
      `SELECT i.id, o.name AS organisationName, i.file_name AS fileName, i.sheet_name AS sheetName, i.state, i.row_count AS rowCount,
          i.fault_count AS faultCount, i.added_count AS addedCount, i.updated_count AS updatedCount, i.created_at AS createdAt,
          i.applied_at AS appliedAt, a.display_name AS staffName
        FROM roster_import i JOIN organisation o ON o.id = i.organisation_id LEFT JOIN staff_account a ON a.id = i.created_by
        WHERE ${subtree.sql} AND ${before} ORDER BY i.id DESC LIMIT ?`,
      [...subtree.parameters, ...(beforeId === null ? [] : [beforeId]), limit],
    );
    return rows.map((raw) => ({
      ...raw,
      createdAt: Number(raw.createdAt),
      appliedAt: raw.appliedAt === null ? null : Number(raw.appliedAt),
    }));
  }

  /** In the order of ids, after `afterId`. `isChanged` says whether staff have changed the person since. */
  async peopleOf({
    importId,
    afterId,
    limit,
  }: {
    importId: string;
    afterId: string;
    limit: number;
  }): Promise<{ id: string; name: string; isChanged: boolean }[]> {
    const rows = await this.database.select<{ id: string; name: string; changed: number }>(
      `SELECT p.id, p.name, CASE WHEN EXISTS (SELECT 1 FROM person_change c WHERE c.person_id = p.id) THEN 1 ELSE 0 END AS changed
        FROM person p WHERE p.import_id = ? AND p.id > ? ORDER BY p.id LIMIT ?`,
      [importId, afterId, limit],
    );
    return rows.map(({ id, name, changed }) => ({ id, name, isChanged: Number(changed) === 1 }));
  }

  async deletePeople(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(`DELETE FROM person WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`, [
      ...ids,
    ]);
  }
}
