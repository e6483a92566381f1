import { Injectable } from '@nestjs/common';
import { Clock, Database, shanghaiDay, type StaffActor } from '@sunflower/platform';
import { BadRowRepository } from '../bad-row/bad-row.repository';
import { BadRows, cellsOf, type BadRow, type RowToKeep, type TypedRow } from '../bad-row/bad-rows';
import { findRosterColumns } from '../roster-file/roster-columns';
import { headingOf, ROSTER_FIELDS } from '../roster-file/roster-headings';
import type { RosterFault } from '../roster-row/roster-fault';
import { CompareRow } from './compare-row';
import { RosterImportNotApplicable, RosterImportNotFound } from '../roster-import/roster-import.errors';
import { RosterImportRepository } from '../roster-import/roster-import.repository';
import { RosterImports } from '../roster-import/roster-imports';

interface Line {
  importId: string;
  lineNumber: number;
  staff: StaffActor;
}

/** A mended row has its fields in the order of the template. */
export const TEMPLATE_COLUMNS = findRosterColumns([{ lineNumber: 0, cells: ROSTER_FIELDS.map(headingOf) }]);

/** The bad rows together with their faults. */
@Injectable()
export class MendableRows {
  constructor(
    private readonly rows: BadRows,
    private readonly repository: BadRowRepository,
  ) {}

  find(line: Pick<Line, 'importId' | 'lineNumber'>): Promise<BadRow | null> {
    return this.rows.find(line);
  }

  linesNaming(line: Pick<Line, 'importId' | 'lineNumber'>): Promise<number[]> {
    return this.repository.linesNaming(line);
  }

  countFaults(importId: string): Promise<number> {
    return this.repository.countFaults(importId);
  }

  async drop({ importId, lineNumber }: Pick<Line, 'importId' | 'lineNumber'>): Promise<void> {
    await this.repository.delete({ importId, lines: [lineNumber] });
    await this.repository.replaceFaults({ importId, lineNumber, faults: [] });
  }

  async settle({
    importId,
    row,
    faults,
  }: {
    importId: string;
    row: RowToKeep;
    faults: readonly RosterFault[];
  }): Promise<void> {
    const { lineNumber } = row;
    await this.repository.replaceFaults({ importId, lineNumber, faults });
    if (faults.length === 0) await this.repository.delete({ importId, lines: [lineNumber] });
    else await this.rows.keep({ importId, rows: [row] });
  }
}

/** Mends the rows of a checked file one by one; a row without faults joins the good ones. */
@Injectable()
export class MendRoster {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly imports: RosterImports,
    private readonly repository: RosterImportRepository,
    private readonly badRows: MendableRows,
    private readonly compareRow: CompareRow,
  ) {}

  /**
   * Returns the remaining faults; empty when the row is good. @throws RosterImportNotFound, RosterImportNotApplicable
   */
  mend({ typed, ...line }: Line & { typed: TypedRow }): Promise<RosterFault[]> {
    return this.settling(line, () => this.settle({ ...line, typed }));
  }

  /** Leaves the row out of the import. */
  async skip(line: Line): Promise<void> {
    await this.settling(line, async () => {
      await this.badRows.drop(line);
      return [];
    });
  }

  private async settling(line: Line, settle: () => Promise<RosterFault[]>): Promise<RosterFault[]> {
    const { importId, lineNumber } = line;
    await this.imports.getImport(line);
    return this.database.transaction(async () => {
      const record = await this.repository.findLocked(importId);
      if (record?.state !== 'refused') throw new RosterImportNotApplicable({ state: record?.state ?? 'expired' });
      if ((await this.badRows.find({ importId, lineNumber })) === null) throw new RosterImportNotFound();
      const naming = await this.badRows.linesNaming({ importId, lineNumber });
      const faults = await settle();
      // Check the rows again that named this one as a duplicate.
      for (const other of naming) {
        const row = await this.badRows.find({ importId, lineNumber: other });
        if (row) await this.settle({ importId, lineNumber: other, typed: row.typed, staff: line.staff });
      }
      const faultCount = await this.badRows.countFaults(importId);
      await this.repository.finishCheck({ id: importId, state: faultCount === 0 ? 'checked' : 'refused', faultCount });
      return faults;
    });
  }

  private async settle({ importId, lineNumber, typed, staff }: Line & { typed: TypedRow }): Promise<RosterFault[]> {
    const { organisationId } = await this.imports.getImport({ importId, staff });
    const { faults, identity, stage } = await this.compareRow.compare({
      importId,
      organisationId,
      lineNumber,
      cells: cellsOf(typed),
      columns: TEMPLATE_COLUMNS,
      today: shanghaiDay(this.clock.now()),
    });
    const row = { lineNumber, identity, typed };
    await this.badRows.settle({ importId, row, faults });
    if (faults.length === 0) await stage();
    return faults;
  }
}
