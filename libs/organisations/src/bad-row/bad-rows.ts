import { Injectable } from '@nestjs/common';
import { PersonalData } from '../person/personal-data';
import { ROSTER_FIELDS, type RosterField } from '../roster-file/roster-headings';
import type { RosterFault } from '../roster-row/roster-fault';
import { BadRowRepository, type BadRowRecord } from './bad-row.repository';

/** The fields of a row as typed. */
export type TypedRow = Record<RosterField, string>;

export interface BadRow {
  lineNumber: number;
  typed: TypedRow;
}

/** `identity` is `type:number`; null where either is wrong. */
export interface RowToKeep extends BadRow {
  identity: string | null;
}

export interface ShownBadRow extends BadRow {
  faults: RosterFault[];
}

/** The fields of a row of cells in the order of `ROSTER_FIELDS`. */
export const cellsOf = (typed: TypedRow): string[] => ROSTER_FIELDS.map((field) => typed[field]);

/** The bad rows of an import. They contain ID numbers, so they are stored sealed. */
@Injectable()
export class BadRows {
  constructor(
    private readonly repository: BadRowRepository,
    private readonly personalData: PersonalData,
  ) {}

  /** Needs a transaction; replaces rows that exist. */
  async keep({ importId, rows }: { importId: string; rows: readonly RowToKeep[] }): Promise<void> {
    await this.repository.delete({ importId, lines: rows.map(({ lineNumber }) => lineNumber) });
    await this.repository.insert(
      rows.map(({ lineNumber, identity, typed }) => ({
        importId,
        lineNumber,
        idNumberHash: this.hashOf(identity),
        typedSealed: this.seal({ typed, identity }),
      })),
    );
  }

  async find({ importId, lineNumber }: { importId: string; lineNumber: number }): Promise<BadRow | null> {
    const [row] = await this.repository.list({ importId, afterLine: lineNumber - 1, limit: 1 });
    return row?.lineNumber === lineNumber ? this.open(row) : null;
  }

  /** In the order of lines, each with its faults. */
  async list(page: { importId: string; afterLine: number; limit: number }): Promise<ShownBadRow[]> {
    const rows = (await this.repository.list(page)).map((row) => this.open(row));
    const faults = await this.repository.faultsOf({
      importId: page.importId,
      lines: rows.map(({ lineNumber }) => lineNumber),
    });
    return rows.map((row) => ({ ...row, faults: faults.filter(({ lineNumber }) => lineNumber === row.lineNumber) }));
  }

  /** Seals and hashes a row again with the current secret; null when the row is up to date. @throws SealBroken */
  renewed({
    typedSealed,
  }: Pick<BadRowRecord, 'typedSealed'>): Pick<BadRowRecord, 'typedSealed' | 'idNumberHash'> | null {
    if (!this.personalData.isOutdated(typedSealed)) return null;
    const content = this.content(typedSealed);
    return { typedSealed: this.seal(content), idNumberHash: this.hashOf(content.identity) };
  }

  private open({ lineNumber, typedSealed }: Sealed): BadRow {
    return { lineNumber, typed: this.content(typedSealed).typed };
  }

  private seal({ typed, identity }: Omit<RowToKeep, 'lineNumber'>): string {
    return this.personalData.seal(JSON.stringify({ ...typed, identity }));
  }

  private content(typedSealed: string): Omit<RowToKeep, 'lineNumber'> {
    const { identity = null, ...typed } = JSON.parse(this.personalData.open(typedSealed)) as TypedRow & {
      identity?: string | null;
    };
    return { typed, identity };
  }

  private hashOf(identity: string | null): string | null {
    return identity === null ? null : this.personalData.hashIdentity(identity);
  }
}

interface Sealed {
  lineNumber: number;
  typedSealed: string;
}
