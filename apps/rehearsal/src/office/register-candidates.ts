import { readXlsx } from 'hucre/xlsx';
import type { Ticket } from '../candidates/candidate';
import { namePrefix, rosterCsv, type RosterPerson } from '../roster/synthetic-roster';
import type { PreparedExam } from './prepare-exam';
import type { StaffClient } from './staff-client';

/** The system processed the roster differently than ordered. */
export class RosterNotTaken extends Error {}

interface ImportReport {
  id: string;
  state: string;
  rowCount: number;
  faultCount: number;
  faults: { lineNumber: number; field: string; problem: string }[];
}

interface PersonPage {
  items: { id: string }[];
  nextAfter: string | null;
}

const PEOPLE_ON_A_PAGE = 200;
const MOST_PEOPLE_IN_AN_ORDER = 1000;

/** Uploads a roster as a dry run, then applies it. @throws RosterNotTaken */
export async function importRoster({
  staff,
  people,
}: {
  staff: StaffClient;
  people: readonly RosterPerson[];
}): Promise<void> {
  const report = await staff.upload<ImportReport>('roster-imports', {
    fileName: 'rehearsal.csv',
    content: rosterCsv(people),
  });
  if (report.state !== 'checked' || report.rowCount !== people.length) {
    throw new RosterNotTaken(
      `the roster of ${people.length} was read as ${report.rowCount} rows, ${report.state}: ${JSON.stringify(report.faults.slice(0, 3))}`,
    );
  }
  const { imported, updated, unchanged } = await staff.post<{ imported: number; updated: number; unchanged: number }>(
    `roster-imports/${report.id}/apply`,
    {},
  );
  const taken = imported + updated + unchanged;
  if (taken !== people.length) throw new RosterNotTaken(`${taken} of ${people.length} people were taken over`);
}

/** Registers everyone whose name belongs to this rehearsal. @throws RosterNotTaken */
export async function registerEveryone({
  staff,
  exam,
  tag,
  count,
}: {
  staff: StaffClient;
  exam: PreparedExam;
  tag: string;
  count: number;
}): Promise<void> {
  const personIds = await findPeople({ staff, tag });
  let registered = 0;
  for (let first = 0; first < personIds.length; first += MOST_PEOPLE_IN_AN_ORDER) {
    const order = { sittingId: exam.sittingId, personIds: personIds.slice(first, first + MOST_PEOPLE_IN_AN_ORDER) };
    registered += (await staff.post<{ registered: number }>(`exams/${exam.examId}/registrations`, order)).registered;
  }
  if (registered !== count) throw new RosterNotTaken(`${registered} of ${count} people were registered`);
}

async function findPeople({ staff, tag }: { staff: StaffClient; tag: string }): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = ''; after !== null;) {
    const page: PersonPage = await staff.post<PersonPage>('people/search', {
      search: namePrefix(tag),
      limit: PEOPLE_ON_A_PAGE,
      ...(after && { after }),
    });
    ids.push(...page.items.map(({ id }) => id));
    after = page.nextAfter;
  }
  return ids;
}

/** Tickets by name, read from the sheet that an administrator would hand out. @throws RosterNotTaken */
export async function readTickets({
  staff,
  examId,
}: {
  staff: StaffClient;
  examId: string;
}): Promise<Map<string, Ticket>> {
  const workbook = await readXlsx(await staff.download(`exams/${examId}/tickets.xlsx`));
  const [headings = [], ...rows] = workbook.sheets[0]?.rows ?? [];
  const place = (heading: string): number => {
    const found = headings.indexOf(heading);
    if (found === -1) throw new RosterNotTaken(`tickets.xlsx has no column ${heading}`);
    return found;
  };
  const [name, ticketNumber, accessCode] = [place('姓名'), place('准考证号'), place('登录码')];
  return new Map(
    rows.map((row) => [
      String(row[name]),
      { ticketNumber: String(row[ticketNumber]), accessCode: String(row[accessCode]) },
    ]),
  );
}
