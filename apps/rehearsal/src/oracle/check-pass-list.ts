import type { Candidate } from '../candidates/candidate';
import type { RosterPerson } from '../roster/synthetic-roster';
import type { Expected } from './check-stored';
import type { Complaints } from './complaints';
import { parseCsv } from './csv';

interface PassListCheck {
  /** The exported list. */
  csv: string;
  candidates: readonly Candidate[];
  /** Index is the candidate number − 1. */
  people: readonly RosterPerson[];
  organisationNames: ReadonlyMap<string, string>;
  expected: ReadonlyMap<number, Expected>;
  certificates: ReadonlyMap<number, string>;
  complaints: Complaints;
}

const HEADINGS = ['序号', '姓名', '证件号码', '单位', '准考证号', '第几次', '成绩', '结论', '证书编号'];
const TICKET_PLACE = HEADINGS.indexOf('准考证号');

/** The exported list must have one line for everyone, exactly as the oracle expects. */
export function checkPassList(check: PassListCheck): void {
  const { complaints } = check;
  const [headings = [], ...rows] = parseCsv(check.csv);
  if (headings.join() !== HEADINGS.join()) complaints.add('wrong', `the pass list has the columns ${headings.join()}`);
  const byTicket = new Map<string, string[]>();
  rows.forEach((row, index) => {
    if (row[0] !== String(index + 1))
      complaints.add('wrong', `line ${index + 1} of the pass list has the serial ${row[0]}`);
    if (byTicket.has(row[TICKET_PLACE]))
      complaints.add('doubled', `ticket ${row[TICKET_PLACE]} stands twice on the pass list`);
    byTicket.set(row[TICKET_PLACE], row);
  });
  if (rows.length !== check.candidates.length)
    complaints.add('wrong', `the pass list has ${rows.length} lines for ${check.candidates.length} candidates`);
  for (const candidate of check.candidates)
    judgeLine({ check, candidate, row: byTicket.get(candidate.ticket.ticketNumber) });
}

function judgeLine({
  check,
  candidate,
  row,
}: {
  check: PassListCheck;
  candidate: Candidate;
  row: string[] | undefined;
}): void {
  const { number, ticket } = candidate;
  if (!row) {
    check.complaints.add('lost', `candidate ${number} is not on the pass list`);
    return;
  }
  const person = check.people[number - 1];
  const expected = check.expected.get(number);
  const line = [
    person.name,
    `****${person.idNumber.slice(-4)}`,
    check.organisationNames.get(person.organisationCode) ?? '',
    ticket.ticketNumber,
    // Everybody in a rehearsal has one registration.
    '1',
    expected ? String(expected.scoreMillipoints / 1000) : '',
    conclusionOf(expected),
    check.certificates.get(number) ?? '',
  ];
  if (row.slice(1).join('|') !== line.join('|')) {
    check.complaints.add(
      'wrong',
      `the pass list says "${row.slice(1).join('|')}" of candidate ${number}, the oracle "${line.join('|')}"`,
    );
  }
}

const conclusionOf = (expected: Expected | undefined): string => {
  if (expected === undefined) return '缺考';
  return expected.passed ? '合格' : '不合格';
};
