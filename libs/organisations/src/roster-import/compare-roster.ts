import { yieldTurn } from '@sunflower/platform';
import { plainName } from '@sunflower/content';
import { Injectable } from '@nestjs/common';
import { chunksOf } from './long-work';
import { PersonalData } from '../person/personal-data';
import type { RosterFault } from '../roster-row/roster-fault';
import type { RosterRow } from '../roster-row/roster-row';
import { RosterStagingRepository, type KnownPerson } from './roster-staging.repository';

/** A row and the person of the roster with the same number; null when there is none. */
export interface ComparedRow {
  row: RosterRow;
  idNumberHash: string;
  known: KnownPerson | null;
}

const ROWS_A_QUERY = 500;

/** Compares the rows of a file with the people of the roster. */
@Injectable()
export class CompareRoster {
  constructor(
    private readonly staging: RosterStagingRepository,
    private readonly personalData: PersonalData,
  ) {}

  async compare(rows: readonly RosterRow[]): Promise<ComparedRow[]> {
    const compared: ComparedRow[] = [];
    for (const chunk of chunksOf(rows, ROWS_A_QUERY)) {
      const hashed = chunk.map((row) => ({ row, idNumberHash: this.personalData.hashIdNumber(row) }));
      const people = await this.staging.listKnownPeople([...new Set(hashed.map(({ idNumberHash }) => idNumberHash))]);
      const byHash = new Map(people.map((person) => [person.idNumberHash, person]));
      compared.push(
        ...hashed.map(({ row, idNumberHash }) => {
          const known = byHash.get(idNumberHash) ?? null;
          return { row: asOnRoster({ row, known }), idNumberHash, known };
        }),
      );
      await yieldTurn();
    }
    return compared;
  }

  /** Whether applying the row changes anything. A row without a phone leaves the phone unchanged. */
  changes({ row, known }: ComparedRow): boolean {
    if (known === null || known.organisationId !== row.organisationId) return true;
    return (
      row.phone !== null && (known.phoneSealed === null || this.personalData.open(known.phoneSealed) !== row.phone)
    );
  }
}

// Older rosters stored 阿依古丽.买买提 with a full stop; keep the stored spelling, and do not treat it as another name.
const asOnRoster = ({ row, known }: { row: RosterRow; known: KnownPerson | null }): RosterRow =>
  known !== null && plainName(known.name) === row.name ? { ...row, name: known.name } : row;

/** Contradictions to the roster: another name for the number, or a person of an organisation out of reach. */
export function findRosterContradictions({
  compared,
  rootPath,
}: {
  compared: readonly ComparedRow[];
  rootPath: string;
}): RosterFault[] {
  return compared.flatMap(({ row: { lineNumber, name }, known }): RosterFault[] => {
    if (known === null) return [];
    if (!known.organisationPath.startsWith(rootPath))
      return [{ lineNumber, field: 'organisation', problem: 'belongs_elsewhere', otherLineNumber: null }];
    return known.name === name
      ? []
      : [{ lineNumber, field: 'name', problem: 'name_differs_from_roster', otherLineNumber: null }];
  });
}
