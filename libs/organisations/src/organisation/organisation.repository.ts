import { Injectable } from '@nestjs/common';
import { Database, placeholders, subtreeFilter } from '@sunflower/platform';
import type { OrganisationLevel } from './organisation-level';

/** A place in the tree, as other rooms and libs see it. */
export interface OrganisationView {
  id: string;
  code: string;
  name: string;
  level: OrganisationLevel;
  parentId: string | null;
  /** `/350000/350100/`: the codes from the province down. */
  path: string;
}

const SELECT = 'SELECT o.id, o.code, o.name, o.level, o.parent_id AS parentId, o.path FROM organisation o';

@Injectable()
export class OrganisationRepository {
  constructor(private readonly database: Database) {}

  async findById(id: string): Promise<OrganisationView | null> {
    const [row] = await this.database.select<OrganisationView>(`${SELECT} WHERE o.id = ?`, [id]);
    return row ?? null;
  }

  async findByCode(code: string): Promise<OrganisationView | null> {
    const [row] = await this.database.select<OrganisationView>(`${SELECT} WHERE o.code = ?`, [code]);
    return row ?? null;
  }

  async listByIds(ids: readonly string[]): Promise<OrganisationView[]> {
    if (ids.length === 0) return [];
    return this.database.select<OrganisationView>(
      `${SELECT} WHERE o.id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [...ids],
    );
  }

  async listSubtree(paths: readonly string[]): Promise<OrganisationView[]> {
    const { sql, parameters } = subtreeFilter({ column: 'o.path', paths });
    return this.database.select<OrganisationView>(`${SELECT} WHERE ${sql} ORDER BY o.path`, parameters);
  }

  /** Needs a transaction. Ids of all organisations by code; locks, so that nobody adds one before the commit. */
  async idsByCodeLocked(): Promise<Map<string, string>> {
    const rows = await this.database.select<{ id: string; code: string }>(
      `SELECT id, code FROM organisation ORDER BY code${this.database.dialect.lockExclusive}`,
    );
    return new Map(rows.map(({ id, code }) => [code, id]));
  }

  async insertMany(organisations: readonly OrganisationView[]): Promise<void> {
    if (organisations.length === 0) return;
    await this.database.execute(
      `INSERT INTO organisation (id, code, name, level, parent_id, path) VALUES ${placeholders({ rows: organisations.length, columns: 6 })}`,
      organisations.flatMap(({ id, code, name, level, parentId, path }) => [id, code, name, level, parentId, path]),
    );
  }
}
