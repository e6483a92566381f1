import { Injectable } from '@nestjs/common';
import { Database, placeholders, subtreeFilter } from '@sunflower/platform';
import type { OrganisationLevel, UnitKind } from './organisation-level';

/** A place in the tree, as other rooms and libs see it. */
export interface OrganisationView {
  id: string;
  code: string;
  name: string;
  level: OrganisationLevel;
  parentId: string | null;
  /** `/350000/350100/`: the codes from the province down. */
  path: string;
  /** Of a unit. */
  kind: UnitKind | null;
  /** Since when it takes no new people. */
  closedAt: number | null;
  mergedIntoId: string | null;
}

export type NewOrganisation = Omit<OrganisationView, 'closedAt' | 'mergedIntoId'>;

const SELECT = `SELECT o.id, o.code, o.name, o.level, o.parent_id AS parentId, o.path, o.kind, o.closed_at AS closedAt,
  o.merged_into_id AS mergedIntoId FROM organisation o`;

const asView = (row: OrganisationView): OrganisationView => ({
  ...row,
  closedAt: row.closedAt === null ? null : Number(row.closedAt),
});

@Injectable()
export class OrganisationRepository {
  constructor(private readonly database: Database) {}

  async findById(id: string): Promise<OrganisationView | null> {
    const [row] = await this.database.select<OrganisationView>(`${SELECT} WHERE o.id = ?`, [id]);
    return row ? asView(row) : null;
  }

  async findByCode(code: string): Promise<OrganisationView | null> {
    const [row] = await this.database.select<OrganisationView>(`${SELECT} WHERE o.code = ?`, [code]);
    return row ? asView(row) : null;
  }

  async listByIds(ids: readonly string[]): Promise<OrganisationView[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.select<OrganisationView>(
      `${SELECT} WHERE o.id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [...ids],
    );
    return rows.map(asView);
  }

  async listOpenChildren(parentId: string): Promise<OrganisationView[]> {
    const rows = await this.database.select<OrganisationView>(
      `${SELECT} WHERE o.parent_id = ? AND o.closed_at IS NULL ORDER BY o.code LIMIT 5000`,
      [parentId],
    );
    return rows.map(asView);
  }

  async listSubtree(paths: readonly string[]): Promise<OrganisationView[]> {
    const { sql, parameters } = subtreeFilter({ column: 'o.path', paths });
    const rows = await this.database.select<OrganisationView>(`${SELECT} WHERE ${sql} ORDER BY o.path`, parameters);
    return rows.map(asView);
  }

  /** Needs a transaction. Ids of all organisations by code; locks, so that nobody adds one before the commit. */
  async idsByCodeLocked(): Promise<Map<string, string>> {
    const rows = await this.database.select<{ id: string; code: string }>(
      `SELECT id, code FROM organisation ORDER BY code${this.database.dialect.lockExclusive}`,
    );
    return new Map(rows.map(({ id, code }) => [code, id]));
  }

  async insertMany(organisations: readonly NewOrganisation[]): Promise<void> {
    if (organisations.length === 0) return;
    await this.database.execute(
      `INSERT INTO organisation (id, code, name, level, parent_id, path, kind) VALUES ${placeholders({ rows: organisations.length, columns: 7 })}`,
      organisations.flatMap(({ id, code, name, level, parentId, path, kind }) => [
        id,
        code,
        name,
        level,
        parentId,
        path,
        kind,
      ]),
    );
  }
}
