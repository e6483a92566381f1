import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';

export interface SecondFactorRow {
  staffId: string;
  sealedSecret: string;
  lastStep: number;
}

/** An organisation that requires a second factor of its staff and of the staff below it. */
export interface DemandRow {
  organisationId: string;
  organisationName: string;
  organisationPath: string;
  demandedAt: number;
}

type Raw<Row, Numbers extends keyof Row> = Omit<Row, Numbers> & Record<Numbers, number | string>;

@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  async find(staffId: string): Promise<SecondFactorRow | null> {
    const [row] = await this.database.select<Raw<SecondFactorRow, 'lastStep'>>(
      'SELECT staff_id AS staffId, sealed_secret AS sealedSecret, last_step AS lastStep FROM staff_second_factor WHERE staff_id = ?',
      [staffId],
    );
    return row ? { ...row, lastStep: Number(row.lastStep) } : null;
  }

  /** Ordered by account. */
  async page({ after, limit }: { after: string; limit: number }): Promise<Omit<SecondFactorRow, 'lastStep'>[]> {
    return this.database.select(
      'SELECT staff_id AS staffId, sealed_secret AS sealedSecret FROM staff_second_factor WHERE staff_id > ? ORDER BY staff_id LIMIT ?',
      [after, limit],
    );
  }

  async reseal({ staffId, sealedSecret }: Omit<SecondFactorRow, 'lastStep'>): Promise<void> {
    await this.database.execute('UPDATE staff_second_factor SET sealed_secret = ? WHERE staff_id = ?', [
      sealedSecret,
      staffId,
    ]);
  }

  async insert({ staffId, sealedSecret, lastStep, createdAt }: SecondFactorRow & { createdAt: number }): Promise<void> {
    await this.database.execute(
      'INSERT INTO staff_second_factor (staff_id, sealed_secret, last_step, created_at) VALUES (?, ?, ?, ?)',
      [staffId, sealedSecret, lastStep, createdAt],
    );
  }

  /** False when a code of this or a later step was used meanwhile. */
  async useStep({ staffId, step }: { staffId: string; step: number }): Promise<boolean> {
    const changed = await this.database.execute(
      'UPDATE staff_second_factor SET last_step = ? WHERE staff_id = ? AND last_step < ?',
      [step, staffId, step],
    );
    return changed === 1;
  }

  /** Whether there was one. */
  async delete(staffId: string): Promise<boolean> {
    await this.database.execute('DELETE FROM staff_recovery_code WHERE staff_id = ?', [staffId]);
    return (await this.database.execute('DELETE FROM staff_second_factor WHERE staff_id = ?', [staffId])) === 1;
  }

  async insertRecoveryCodes({
    staffId,
    codeHashes,
  }: {
    staffId: string;
    codeHashes: readonly string[];
  }): Promise<void> {
    await this.database.execute(
      `INSERT INTO staff_recovery_code (staff_id, code_hash) VALUES ${placeholders({ rows: codeHashes.length, columns: 2 })}`,
      codeHashes.flatMap((codeHash) => [staffId, codeHash]),
    );
  }

  async countRecoveryCodes(staffId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM staff_recovery_code WHERE staff_id = ?',
      [staffId],
    );
    return Number(row?.n);
  }

  /** False when there is no such code, or it was used. */
  async useRecoveryCode({ staffId, codeHash }: { staffId: string; codeHash: string }): Promise<boolean> {
    const deleted = await this.database.execute(
      'DELETE FROM staff_recovery_code WHERE staff_id = ? AND code_hash = ?',
      [staffId, codeHash],
    );
    return deleted === 1;
  }

  /** All demands. Few organisations have one, and the list is read for each session that is looked up. */
  async listDemands(): Promise<DemandRow[]> {
    const rows = await this.database.select<Raw<DemandRow, 'demandedAt'>>(
      `SELECT d.organisation_id AS organisationId, o.name AS organisationName, o.path AS organisationPath, d.demanded_at AS demandedAt
        FROM second_factor_demand d JOIN organisation o ON o.id = d.organisation_id ORDER BY o.path`,
    );
    return rows.map((row) => ({ ...row, demandedAt: Number(row.demandedAt) }));
  }

  async insertDemand({ organisationId, demandedAt }: { organisationId: string; demandedAt: number }): Promise<void> {
    await this.database.execute('INSERT INTO second_factor_demand (organisation_id, demanded_at) VALUES (?, ?)', [
      organisationId,
      demandedAt,
    ]);
  }

  /** Whether there was one. */
  async deleteDemand(organisationId: string): Promise<boolean> {
    return (
      (await this.database.execute('DELETE FROM second_factor_demand WHERE organisation_id = ?', [organisationId])) ===
      1
    );
  }
}
