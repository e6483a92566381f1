import { Injectable } from '@nestjs/common';
import { Database, nameContains, placeholders, subtreeFilter } from '@sunflower/platform';
import type { IdType } from './id-number';

export interface PersonRow {
  id: string;
  name: string;
  idType: IdType;
  idNumberLastFour: string;
  phoneLastFour: string | null;
  organisationId: string;
  organisationName: string;
  organisationPath: string;
}

/** Either part of the name, or the hashes that an exact ID number may have. */
export type PersonSearch = { namePart: string } | { idNumberHashes: string[] };

// Hides people whose import is not yet applied or is being undone.
const SHOWN = `NOT EXISTS (SELECT 1 FROM roster_import i WHERE i.id = p.import_id AND i.state IN ('applying', 'undoing'))`;
const COLUMNS = `p.id, p.name, p.id_type AS idType, p.id_number_last_four AS idNumberLastFour, p.phone_last_four AS phoneLastFour,
  p.organisation_id AS organisationId, o.name AS organisationName, o.path AS organisationPath`;

interface Page {
  paths: readonly string[];
  afterId: string | null;
  limit: number;
}

@Injectable()
export class PersonRepository {
  private readonly from: string;
  /** The same in the order of the ids, which pages need. */
  private readonly fromInOrder: string;
  private readonly select: string;

  constructor(private readonly database: Database) {
    const { byIndex, joinInOrder } = database.dialect;
    // Joining from the organisations would sort the whole roster for each page, and so would MySQL's hash join.
    const joined = `${joinInOrder} organisation o${byIndex('PRIMARY')} ON o.id = p.organisation_id`;
    this.from = `FROM person p ${joined}`;
    this.fromInOrder = `FROM person p${byIndex('PRIMARY')} ${joined}`;
    this.select = `SELECT ${COLUMNS} ${this.from}`;
  }

  async findById(id: string): Promise<PersonRow | null> {
    const [row] = await this.database.select<PersonRow>(`${this.select} WHERE ${SHOWN} AND p.id = ?`, [id]);
    return row ?? null;
  }

  listByIds(ids: readonly string[]): Promise<PersonRow[]> {
    return this.listIn<PersonRow>({ select: this.select, column: 'p.id', values: ids });
  }

  listByNumbers(idNumberHashes: readonly string[]): Promise<(PersonRow & { idNumberHash: string })[]> {
    const select = `SELECT ${COLUMNS}, p.id_number_hash AS idNumberHash ${this.from}`;
    return this.listIn({ select, column: 'p.id_number_hash', values: idNumberHashes });
  }

  async listPage({ paths, afterId, limit, search }: Page & { search: PersonSearch | null }): Promise<PersonRow[]> {
    const subtree = subtreeFilter({ column: 'o.path', paths });
    const searched = searchFilter(search);
    // A number is found by its own index.
    const from = search !== null && 'idNumberHashes' in search ? this.from : this.fromInOrder;
    return this.database.select<PersonRow>(
      `SELECT ${COLUMNS} ${from} WHERE ${SHOWN} AND ${subtree.sql} AND ${searched.sql} AND p.id > ? ORDER BY p.id LIMIT ?`,
      [...subtree.parameters, ...searched.parameters, afterId ?? '', limit],
    );
  }

  async listIdsPage({ paths, afterId, limit }: Page): Promise<string[]> {
    const subtree = subtreeFilter({ column: 'o.path', paths });
    const rows = await this.database.select<{ id: string }>(
      `SELECT p.id ${this.fromInOrder} WHERE ${SHOWN} AND ${subtree.sql} AND p.id > ? ORDER BY p.id LIMIT ?`,
      [...subtree.parameters, afterId ?? '', limit],
    );
    return rows.map(({ id }) => id);
  }

  private async listIn<Row>({
    select,
    column,
    values,
  }: {
    select: string;
    column: string;
    values: readonly string[];
  }): Promise<Row[]> {
    const rows: Row[] = [];
    for (let start = 0; start < values.length; start += 1000) {
      const chunk = values.slice(start, start + 1000);
      rows.push(
        ...(await this.database.select<Row>(
          `${select} WHERE ${SHOWN} AND ${column} IN ${placeholders({ rows: 1, columns: chunk.length })}`,
          chunk,
        )),
      );
    }
    return rows;
  }

  /** Of these people (at most 1000), those with a phone. */
  async sealedPhones(ids: readonly string[]): Promise<{ id: string; sealed: string }[]> {
    if (ids.length === 0) return [];
    return this.database.select(
      `SELECT id, phone_sealed AS sealed FROM person WHERE phone_sealed IS NOT NULL AND id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [...ids],
    );
  }

  async sealedIdNumber(id: string): Promise<string | null> {
    const [row] = await this.database.select<{ sealed: string }>(
      'SELECT id_number_sealed AS sealed FROM person WHERE id = ?',
      [id],
    );
    return row?.sealed ?? null;
  }
}

function searchFilter(search: PersonSearch | null): { sql: string; parameters: string[] } {
  if (search === null) return { sql: '1 = 1', parameters: [] };
  if ('namePart' in search) return { sql: `p.name LIKE ? ESCAPE '!'`, parameters: [nameContains(search.namePart)] };
  return {
    sql: `p.id_number_hash IN ${placeholders({ rows: 1, columns: search.idNumberHashes.length })}`,
    parameters: search.idNumberHashes,
  };
}
