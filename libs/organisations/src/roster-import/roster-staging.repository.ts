import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { IdType } from '../person/id-number';
import type { Pace } from './long-work';

/** A row that adds or changes a person, sealed. */
export interface StagedRow {
  lineNumber: number;
  personId: string;
  isNew: boolean;
  name: string;
  idType: IdType;
  idNumberSealed: string;
  idNumberHash: string;
  idNumberLastFour: string;
  phoneSealed: string | null;
  phoneLastFour: string | null;
  organisationId: string;
}

/** Rows of one import between two lines, inclusive. */
export interface LineRange {
  importId: string;
  fromLine: number;
  toLine: number;
}

export interface ChangedRow {
  lineNumber: number;
  personId: string;
}

export interface KnownPerson {
  id: string;
  idNumberHash: string;
  name: string;
  phoneSealed: string | null;
  organisationId: string;
  organisationPath: string;
}

const COLUMNS = `import_id, line_number, person_id, is_new, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, phone_sealed,
  phone_last_four, organisation_id`;
const IN_RANGE = 'r.import_id = ? AND r.line_number BETWEEN ? AND ?';

/** SQL of an import's staged rows. */
@Injectable()
export class RosterStagingRepository {
  constructor(private readonly database: Database) {}

  /** People with these hashes, including people of an import in progress. */
  async listKnownPeople(idNumberHashes: readonly string[]): Promise<KnownPerson[]> {
    if (idNumberHashes.length === 0) return [];
    return this.database.select<KnownPerson>(
      `SELECT p.id, p.id_number_hash AS idNumberHash, p.name, p.phone_sealed AS phoneSealed, p.organisation_id AS organisationId,
          o.path AS organisationPath
        FROM person p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.id_number_hash IN ${placeholders({ rows: 1, columns: idNumberHashes.length })}`,
      [...idNumberHashes],
    );
  }

  async insert({ importId, rows }: { importId: string; rows: readonly StagedRow[] }): Promise<void> {
    if (rows.length === 0) return;
    await this.database.execute(
      `INSERT INTO roster_import_row (${COLUMNS}) VALUES ${placeholders({ rows: rows.length, columns: 12 })}`,
      rows.flatMap((row) => [
        importId,
        row.lineNumber,
        row.personId,
        row.isNew ? 1 : 0,
        row.name,
        row.idType,
        row.idNumberSealed,
        row.idNumberHash,
        row.idNumberLastFour,
        row.phoneSealed,
        row.phoneLastFour,
        row.organisationId,
      ]),
    );
  }

  /** Number of people that the import adds and changes, and the last staged line. */
  async summary(importId: string): Promise<{ newCount: number; changedCount: number; lastLine: number }> {
    const [row] = await this.database.select<{
      total: number | string;
      fresh: number | string | null;
      last: number | null;
    }>(
      'SELECT COUNT(*) AS total, SUM(is_new) AS fresh, MAX(line_number) AS last FROM roster_import_row WHERE import_id = ?',
      [importId],
    );
    const newCount = Number(row?.fresh ?? 0);
    return { newCount, changedCount: Number(row?.total ?? 0) - newCount, lastLine: Number(row?.last ?? 0) };
  }

  /** Whether the roster, where these rows touch it, is unchanged since the check. */
  async stillHolds({ rootPath, ...range }: LineRange & { rootPath: string }): Promise<boolean> {
    const rows = await this.database.select<{ line: number }>(
      `SELECT r.line_number AS line FROM roster_import_row r
          JOIN person p ON p.id_number_hash = r.id_number_hash JOIN organisation o ON o.id = p.organisation_id
        WHERE ${IN_RANGE} AND (p.id <> r.person_id OR p.name <> r.name OR o.path NOT LIKE ?) LIMIT 1`,
      [...rangeParameters(range), `${rootPath}%`],
    );
    if (rows.length > 0) return false;
    // A person whom a row changes was merged meanwhile, or has another number.
    const gone = await this.database.select<{ line: number }>(
      `SELECT r.line_number AS line FROM roster_import_row r LEFT JOIN person p ON p.id = r.person_id
        WHERE ${IN_RANGE} AND r.is_new = 0 AND (p.id IS NULL OR p.id_number_hash <> r.id_number_hash) LIMIT 1`,
      rangeParameters(range),
    );
    return gone.length === 0;
  }

  /** Adds the new people of these rows, hidden until the import is applied. Skips people already added. */
  async addPeople({ now, ...range }: LineRange & { now: number }): Promise<void> {
    await this.database.execute(
      `INSERT INTO person (id, name, id_type, id_number_sealed, id_number_hash, id_number_last_four, phone_sealed, phone_last_four, organisation_id,
          import_id, created_at, updated_at)
        SELECT r.person_id, r.name, r.id_type, r.id_number_sealed, r.id_number_hash, r.id_number_last_four, r.phone_sealed, r.phone_last_four,
          r.organisation_id, r.import_id, ?, ?
        FROM roster_import_row r
        WHERE ${IN_RANGE} AND r.is_new = 1 AND NOT EXISTS (SELECT 1 FROM person p WHERE p.id = r.person_id)
        ORDER BY r.line_number`,
      [now, now, ...rangeParameters(range)],
    );
  }

  /** Rows that change people already on the roster, in the order of lines, after `afterLine`. */
  async listChanged({
    importId,
    afterLine,
    limit,
  }: {
    importId: string;
    afterLine: number;
    limit: number;
  }): Promise<ChangedRow[]> {
    return this.database.select<ChangedRow>(
      `SELECT line_number AS lineNumber, person_id AS personId FROM roster_import_row
        WHERE import_id = ? AND is_new = 0 AND line_number > ? ORDER BY line_number LIMIT ?`,
      [importId, afterLine, limit],
    );
  }

  /** Sets organisation and phone; a row without a phone leaves the phone unchanged. */
  async changePeople({
    importId,
    rows,
    now,
  }: {
    importId: string;
    rows: readonly ChangedRow[];
    now: number;
  }): Promise<void> {
    if (rows.length === 0) return;
    const ofRow = (column: string) =>
      `(SELECT r.${column} FROM roster_import_row r WHERE r.import_id = ? AND r.person_id = person.id)`;
    await this.database.execute(
      `UPDATE person SET organisation_id = ${ofRow('organisation_id')}, phone_sealed = COALESCE(${ofRow('phone_sealed')}, phone_sealed),
          phone_last_four = COALESCE(${ofRow('phone_last_four')}, phone_last_four), updated_at = ?
        WHERE id IN ${placeholders({ rows: 1, columns: rows.length })}`,
      [importId, importId, importId, now, ...rows.map(({ personId }) => personId)],
    );
  }

  /** Number of bad rows, which are not imported. */
  async countBadRows(importId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM roster_import_bad_row WHERE import_id = ?',
      [importId],
    );
    return Number(row?.n ?? 0);
  }

  /** Deletes at most `limit` bad rows of older imports; returns how many. */
  async deleteOldBadRows({ createdBefore, limit }: { createdBefore: number; limit: number }): Promise<number> {
    const rows = await this.database.select<{ importId: string; lineNumber: number }>(
      `SELECT b.import_id AS importId, b.line_number AS lineNumber FROM roster_import i
        JOIN roster_import_bad_row b ON b.import_id = i.id WHERE i.created_at < ? ORDER BY b.import_id, b.line_number LIMIT ?`,
      [createdBefore, limit],
    );
    const lastOf = new Map(rows.map(({ importId, lineNumber }) => [importId, lineNumber]));
    for (const [importId, lastLine] of lastOf)
      await this.database.execute('DELETE FROM roster_import_bad_row WHERE import_id = ? AND line_number <= ?', [
        importId,
        lastLine,
      ]);
    return rows.length;
  }

  /** Finished imports that still have staged rows. */
  async listLeftBehind(): Promise<{ importId: string; lastLine: number }[]> {
    const rows = await this.database.select<{ importId: string; lastLine: number | string }>(
      `SELECT r.import_id AS importId, MAX(r.line_number) AS lastLine FROM roster_import i JOIN roster_import_row r ON r.import_id = i.id
        WHERE i.state IN ('applied', 'expired', 'undoing', 'undone') GROUP BY r.import_id`,
    );
    return rows.map(({ importId, lastLine }) => ({ importId, lastLine: Number(lastLine) }));
  }

  /** Deletes the rows in many short transactions; call outside a transaction. */
  async clear({ importId, lastLine, pace }: { importId: string; lastLine: number; pace: Pace }): Promise<void> {
    for (let toLine = 0; toLine < lastLine;) {
      toLine += pace.rows;
      await pace.run(() =>
        this.database.execute('DELETE FROM roster_import_row WHERE import_id = ? AND line_number <= ?', [
          importId,
          toLine,
        ]),
      );
    }
  }
}

const rangeParameters = ({ importId, fromLine, toLine }: LineRange): [string, number, number] => [
  importId,
  fromLine,
  toLine,
];
