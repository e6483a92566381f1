import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { decodeProblem, encodeProblem, type RosterFault, type RosterFaultField } from '../roster-row/roster-fault';
import type { RosterImportBadRow } from './roster-import-bad-row.entity';

export type BadRowRecord = { [Field in keyof RosterImportBadRow]: RosterImportBadRow[Field] };

type Lines = { importId: string; lines: readonly number[] };

const inList = (values: readonly unknown[]) => placeholders({ rows: 1, columns: values.length });

/** SQL of the bad rows and their faults. */
@Injectable()
export class BadRowRepository {
  constructor(private readonly database: Database) {}

  async insert(rows: readonly BadRowRecord[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.execute(
      `INSERT INTO roster_import_bad_row (import_id, line_number, id_number_hash, typed_sealed)
        VALUES ${placeholders({ rows: rows.length, columns: 4 })}`,
      rows.flatMap(({ importId, lineNumber, idNumberHash, typedSealed }) => [
        importId,
        lineNumber,
        idNumberHash,
        typedSealed,
      ]),
    );
  }

  async delete({ importId, lines }: Lines): Promise<void> {
    if (lines.length === 0) return;
    await this.database.execute(
      `DELETE FROM roster_import_bad_row WHERE import_id = ? AND line_number IN ${inList(lines)}`,
      [importId, ...lines],
    );
  }

  async list({
    importId,
    afterLine,
    limit,
  }: {
    importId: string;
    afterLine: number;
    limit: number;
  }): Promise<Omit<BadRowRecord, 'importId'>[]> {
    return this.database.select(
      `SELECT line_number AS lineNumber, id_number_hash AS idNumberHash, typed_sealed AS typedSealed FROM roster_import_bad_row
        WHERE import_id = ? AND line_number > ? ORDER BY line_number LIMIT ?`,
      [importId, afterLine, limit],
    );
  }

  async faultsOf({ importId, lines }: Lines): Promise<RosterFault[]> {
    if (lines.length === 0) return [];
    const rows = await this.database.select<{ lineNumber: number; field: RosterFaultField; problem: string }>(
      `SELECT line_number AS lineNumber, field, problem FROM roster_import_fault
        WHERE import_id = ? AND line_number IN ${inList(lines)} ORDER BY line_number, field`,
      [importId, ...lines],
    );
    return rows.map(({ lineNumber, field, problem }) => ({ lineNumber, field, ...decodeProblem(problem) }));
  }

  /** Replaces the faults of a line. */
  async replaceFaults({
    importId,
    lineNumber,
    faults,
  }: {
    importId: string;
    lineNumber: number;
    faults: readonly RosterFault[];
  }): Promise<void> {
    await this.database.execute('DELETE FROM roster_import_fault WHERE import_id = ? AND line_number = ?', [
      importId,
      lineNumber,
    ]);
    if (faults.length === 0) return;
    await this.database.execute(
      `INSERT INTO roster_import_fault (import_id, line_number, field, problem) VALUES ${placeholders({ rows: faults.length, columns: 4 })}`,
      faults.flatMap((fault) => [importId, lineNumber, fault.field, encodeProblem(fault)]),
    );
  }

  /** Lines with a fault that names this line as having the same number. */
  async linesNaming({ importId, lineNumber }: { importId: string; lineNumber: number }): Promise<number[]> {
    const rows = await this.database.select<{ lineNumber: number }>(
      'SELECT line_number AS lineNumber FROM roster_import_fault WHERE import_id = ? AND problem = ?',
      [importId, encodeProblem({ problem: 'duplicate_in_file', otherLineNumber: lineNumber })],
    );
    return rows.map((row) => row.lineNumber);
  }

  /** Another line with this number, whether a good or a bad row. */
  async otherLineWith({
    importId,
    lineNumber,
    idNumberHash,
  }: {
    importId: string;
    lineNumber: number;
    idNumberHash: string;
  }): Promise<number | null> {
    const [row] = await this.database.select<{ lineNumber: number }>(
      `SELECT line_number AS lineNumber FROM roster_import_row WHERE import_id = ? AND id_number_hash = ? AND line_number <> ?
        UNION ALL
        SELECT line_number AS lineNumber FROM roster_import_bad_row WHERE import_id = ? AND id_number_hash = ? AND line_number <> ?
        LIMIT 1`,
      [importId, idNumberHash, lineNumber, importId, idNumberHash, lineNumber],
    );
    return row?.lineNumber ?? null;
  }

  /** Number of faults that keep rows out; notices are not counted. */
  async countFaults(importId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM roster_import_fault f JOIN roster_import_bad_row b ON b.import_id = f.import_id AND b.line_number = f.line_number
        WHERE f.import_id = ?`,
      [importId],
    );
    return Number(row?.n ?? 0);
  }
}
