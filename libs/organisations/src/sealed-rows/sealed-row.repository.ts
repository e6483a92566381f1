import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { IdType } from '../person/id-number';

/** The tables with sealed personal data, and their keys. */
const TABLES = { person: 'id', roster_import_row: 'import_id, line_number' } as const;
export type SealedTable = keyof typeof TABLES;

/** A row as stored. */
export interface SealedRow {
  /** The values of the key columns, in order. */
  key: (string | number)[];
  idType: IdType;
  idNumberSealed: string;
  idNumberHash: string;
  phoneSealed: string | null;
}

/** SQL of sealed rows, for a change of the master secret. */
@Injectable()
export class SealedRowRepository {
  constructor(private readonly database: Database) {}

  /** In the order of the key, after `after`; null from the start. */
  async page({
    table,
    after,
    limit,
  }: {
    table: SealedTable;
    after: SealedRow['key'] | null;
    limit: number;
  }): Promise<SealedRow[]> {
    const columns = keyOf(table);
    // A row comparison, written out because neither engine uses an index for (a, b) > (?, ?).
    const later = columns.map(
      (column, index) =>
        `(${[...columns.slice(0, index).map((equal) => `${equal} = ?`), `${column} > ?`].join(' AND ')})`,
    );
    const rows = await this.database.select<Omit<SealedRow, 'key'> & Record<string, string | number>>(
      `SELECT ${columns.join(', ')}, id_type AS idType, id_number_sealed AS idNumberSealed, id_number_hash AS idNumberHash,
          phone_sealed AS phoneSealed
        FROM ${table} WHERE ${after === null ? '1 = 1' : `(${later.join(' OR ')})`} ORDER BY ${columns.join(', ')} LIMIT ?`,
      [...(after === null ? [] : columns.flatMap((_, index) => after.slice(0, index + 1))), limit],
    );
    return rows.map(({ idType, idNumberSealed, idNumberHash, phoneSealed, ...key }) => ({
      key: columns.map((column) => key[column] as string | number),
      idType,
      idNumberSealed,
      idNumberHash,
      phoneSealed,
    }));
  }

  async update({ table, row }: { table: SealedTable; row: SealedRow }): Promise<void> {
    await this.database.execute(
      `UPDATE ${table} SET id_number_sealed = ?, id_number_hash = ?, phone_sealed = ?
        WHERE ${keyOf(table)
          .map((column) => `${column} = ?`)
          .join(' AND ')}`,
      [row.idNumberSealed, row.idNumberHash, row.phoneSealed, ...row.key],
    );
  }
}

const keyOf = (table: SealedTable): string[] => TABLES[table].split(', ');
