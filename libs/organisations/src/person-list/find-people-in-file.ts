import { Injectable } from '@nestjs/common';
import { rolesFor, type StaffActor } from '@sunflower/platform';
import { People, type PersonView } from '../person/people';
import { RosterReader } from '../roster-file/roster-reader';
import { PersonListTooLong } from './person-list.errors';
import { numbersInRow, type PossibleNumber } from './numbers-in-row';

export interface PeopleInFile {
  /** In the order of the file, each once. */
  people: PersonView[];
  /** Rows whose number belongs to nobody within reach, with the last four of the number. */
  unknown: { lineNumber: number; lastFour: string }[];
}

/** Maximum number of rows in a list; for more, register by organisation or by result. */
export const MAX_LIST_ROWS = 10_000;

/** Finds the people of the roster that a list names by ID number, ignoring everything else in the list. */
@Injectable()
export class FindPeopleInFile {
  constructor(
    private readonly reader: RosterReader,
    private readonly people: People,
  ) {}

  /** @throws UnreadableRosterFile, RosterFileTooLarge, PersonListTooLong; FileStillBeingRead, Overloaded */
  async find({ bytes, staff }: { bytes: Buffer; staff: StaffActor }): Promise<PeopleInFile> {
    const rows = await this.reader.read({ bytes, staffId: staff.staffId });
    if (rows.length > MAX_LIST_ROWS) throw new PersonListTooLong({ limit: MAX_LIST_ROWS });
    const numbered = rows
      .map(({ lineNumber, cells }) => ({ lineNumber, numbers: numbersInRow(cells) }))
      .filter(({ numbers }) => numbers.length > 0);
    const known = await this.people.findByNumbers(numbered.flatMap(({ numbers }) => numbers));
    const within = staff.subtrees(rolesFor('roster.read'));
    const found = new Map<string, PersonView>();
    const unknown: PeopleInFile['unknown'] = [];
    for (const { lineNumber, numbers } of numbered) {
      const person = numbers.map((number) => known.get(keyOf(number))).find((one) => one !== undefined);
      if (person && within.some((path) => person.organisationPath.startsWith(path))) found.set(person.id, person);
      else unknown.push({ lineNumber, lastFour: (numbers[0] as PossibleNumber).idNumber.slice(-4) });
    }
    return { people: [...found.values()], unknown };
  }
}

const keyOf = ({ idType, idNumber }: PossibleNumber): string => `${idType}:${idNumber}`;
