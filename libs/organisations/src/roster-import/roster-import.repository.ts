import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { decodeProblem, encodeProblem, type RosterFault, type RosterFaultField } from '../roster-row/roster-fault';
import type { RosterImportState } from './roster-import-state';

export interface RosterImportRecord {
  id: string;
  organisationId: string;
  fileName: string;
  /** Null for a file without sheets. */
  sheetName: string | null;
  state: RosterImportState;
  rowCount: number;
  faultCount: number;
  createdBy: string;
  createdAt: number;
  appliedAt: number | null;
  /** While applying: after this time the process that applied it counts as dead. */
  leaseUntil: number | null;
  /** Null until applied. */
  addedCount: number | null;
  updatedCount: number | null;
}

type Times = 'createdAt' | 'appliedAt' | 'leaseUntil';
type RawImport = Omit<RosterImportRecord, Times> & {
  createdAt: number | string;
  appliedAt: number | string | null;
  leaseUntil: number | string | null;
};

const SELECT = `SELECT id, organisation_id AS organisationId, file_name AS fileName, sheet_name AS sheetName, added_count AS addedCount, updated_count AS updatedCount, state, row_count AS rowCount, fault_count AS faultCount,
  created_by AS createdBy, created_at AS createdAt, applied_at AS appliedAt, lease_until AS leaseUntil FROM roster_import`;

const toRecord = (raw: RawImport): RosterImportRecord => ({
  ...raw,
  createdAt: Number(raw.createdAt),
  appliedAt: raw.appliedAt === null ? null : Number(raw.appliedAt),
  leaseUntil: raw.leaseUntil === null ? null : Number(raw.leaseUntil),
});

/** SQL of the imports and the faults of their files. */
@Injectable()
export class RosterImportRepository {
  constructor(private readonly database: Database) {}

  async findById(id: string): Promise<RosterImportRecord | null> {
    const [raw] = await this.database.select<RawImport>(`${SELECT} WHERE id = ?`, [id]);
    return raw ? toRecord(raw) : null;
  }

  /** Needs a transaction; locks the import until the commit. */
  async findLocked(id: string): Promise<RosterImportRecord | null> {
    const [raw] = await this.database.select<RawImport>(
      `${SELECT} WHERE id = ?${this.database.dialect.lockExclusive}`,
      [id],
    );
    return raw ? toRecord(raw) : null;
  }

  async insert({
    id,
    organisationId,
    fileName,
    sheetName,
    state,
    rowCount,
    faultCount,
    createdBy,
    createdAt,
  }: Omit<RosterImportRecord, 'appliedAt' | 'leaseUntil' | 'addedCount' | 'updatedCount'>): Promise<void> {
    await this.database.execute(
      `INSERT INTO roster_import (id, organisation_id, file_name, sheet_name, state, row_count, fault_count, created_by, created_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, organisationId, fileName, sheetName, state, rowCount, faultCount, createdBy, createdAt],
    );
  }

  async finishCheck({
    id,
    state,
    faultCount,
  }: {
    id: string;
    state: RosterImportState;
    faultCount: number;
  }): Promise<void> {
    await this.database.execute('UPDATE roster_import SET state = ?, fault_count = ? WHERE id = ?', [
      state,
      faultCount,
      id,
    ]);
  }

  async setState({
    id,
    state,
    appliedAt = null,
  }: {
    id: string;
    state: RosterImportState;
    appliedAt?: number | null;
  }): Promise<void> {
    await this.database.execute('UPDATE roster_import SET state = ?, applied_at = ? WHERE id = ?', [
      state,
      appliedAt,
      id,
    ]);
  }

  async setCounts({ id, added, updated }: { id: string; added: number; updated: number }): Promise<void> {
    await this.database.execute('UPDATE roster_import SET added_count = ?, updated_count = ? WHERE id = ?', [
      added,
      updated,
      id,
    ]);
  }

  async setLease({ id, leaseUntil }: { id: string; leaseUntil: number }): Promise<void> {
    await this.database.execute('UPDATE roster_import SET lease_until = ? WHERE id = ?', [leaseUntil, id]);
  }

  /**
   * Needs a transaction. The import that is being applied, if any; locks, so that no other begins before the commit.
   */
  async findApplyingLocked(): Promise<string | null> {
    const [row] = await this.database.select<{ id: string }>(
      `SELECT id FROM roster_import WHERE state = 'applying' LIMIT 1${this.database.dialect.lockExclusive}`,
    );
    return row?.id ?? null;
  }

  async listIdsApplying(): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM roster_import WHERE state = 'applying' ORDER BY id LIMIT 100`,
    );
    return rows.map(({ id }) => id);
  }

  async listIdsUndoing(): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM roster_import WHERE state = 'undoing' ORDER BY id LIMIT 100`,
    );
    return rows.map(({ id }) => id);
  }

  async listIdsInState({
    states,
    createdBefore,
  }: {
    states: readonly RosterImportState[];
    createdBefore: number;
  }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM roster_import WHERE state IN ${placeholders({ rows: 1, columns: states.length })} AND created_at < ? ORDER BY id LIMIT 100`,
      [...states, createdBefore],
    );
    return rows.map(({ id }) => id);
  }

  async insertFaults({ importId, faults }: { importId: string; faults: readonly RosterFault[] }): Promise<void> {
    if (faults.length === 0) return;
    await this.database.execute(
      `INSERT INTO roster_import_fault (import_id, line_number, field, problem) VALUES ${placeholders({ rows: faults.length, columns: 4 })}`,
      faults.flatMap((fault) => [importId, fault.lineNumber, fault.field, encodeProblem(fault)]),
    );
  }

  /** In the order of rows, after row `afterLine`. */
  async listFaults({
    importId,
    afterLine,
    limit,
  }: {
    importId: string;
    afterLine: number;
    limit: number;
  }): Promise<RosterFault[]> {
    const rows = await this.database.select<{ lineNumber: number; field: RosterFaultField; problem: string }>(
      `SELECT line_number AS lineNumber, field, problem FROM roster_import_fault
        WHERE import_id = ? AND line_number > ? ORDER BY line_number, field LIMIT ?`,
      [importId, afterLine, limit],
    );
    return rows.map(({ lineNumber, field, problem }) => ({ lineNumber, field, ...decodeProblem(problem) }));
  }
}
