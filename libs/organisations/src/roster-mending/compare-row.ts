import { Injectable } from '@nestjs/common';
import { BadRowRepository } from '../bad-row/bad-row.repository';
import { OrganisationLookup } from '../organisation/organisation-lookup';
import { Organisations } from '../organisation/organisations';
import type { RosterColumns } from '../roster-file/roster-columns';
import { CompareRoster, findRosterContradictions } from '../roster-import/compare-roster';
import { StageRoster } from '../roster-import/stage-roster';
import type { RosterFault } from '../roster-row/roster-fault';
import { parseRosterRow } from '../roster-row/roster-row';
import { PersonalData } from '../person/personal-data';

interface RowToCompare {
  importId: string;
  /** The organisation of the import. */
  organisationId: string;
  lineNumber: number;
  cells: string[];
  columns: RosterColumns;
  today: string;
}

export interface ComparedBadRow {
  faults: RosterFault[];
  /** `type:number`; null where either is wrong. */
  identity: string | null;
  /** Stages the row, once it has no faults, with the good rows. */
  stage: () => Promise<void>;
}

/** Checks one row by the rules of a whole file: its own fields, the roster, and duplicate numbers in the file. */
@Injectable()
export class CompareRow {
  constructor(
    private readonly organisations: Organisations,
    private readonly compareRoster: CompareRoster,
    private readonly stageRoster: StageRoster,
    private readonly badRows: BadRowRepository,
    private readonly personalData: PersonalData,
  ) {}

  async compare({
    importId,
    organisationId,
    lineNumber,
    cells,
    columns,
    today,
  }: RowToCompare): Promise<ComparedBadRow> {
    const { path: rootPath } = await this.organisations.getOrganisation(organisationId);
    const organisations = new OrganisationLookup(await this.organisations.listSubtree(['/']), rootPath);
    const { row, faults, identity } = parseRosterRow({ lineNumber, cells }, { columns, organisations, today });
    const compared = row === null ? [] : await this.compareRoster.compare([row]);
    const idNumberHash = identity === null ? null : this.personalData.hashIdentity(identity);
    const other =
      idNumberHash === null ? null : await this.badRows.otherLineWith({ importId, lineNumber, idNumberHash });
    const all: RosterFault[] = [
      ...faults,
      ...findRosterContradictions({ compared, rootPath }),
      ...(other === null
        ? []
        : [{ lineNumber, field: 'idNumber', problem: 'duplicate_in_file', otherLineNumber: other } as const]),
    ];
    return { faults: all, identity, stage: () => this.stageRoster.stageNow({ importId, compared }) };
  }
}
