import { Injectable } from '@nestjs/common';
import { PersonalData } from '../person/personal-data';
import { ROSTER_FIELDS, type RosterField } from '../roster-file/roster-headings';
import type { RosterFault } from '../roster-row/roster-fault';
import { BadRowRepository } from './bad-row.repository';

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
        idNumberHash: identity === null ? null : this.personalData.hashIdentity(identity),
        typedSealed: this.personalData.seal(JSON.stringify(typed)),
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

  private open({ lineNumber, typedSealed }: Sealed): BadRow {
    return { lineNumber, typed: JSON.parse(this.personalData.open(typedSealed)) as TypedRow };
  }
}

interface Sealed {
  lineNumber: number;
  typedSealed: string;
}
