import { bankFiles } from './bank/bank-files';
import { allQuestions } from './bank/bank-question';
import { paperShape } from './bank/paper-shape';
import { syntheticBank } from './bank/synthetic-bank';
import { Candidate, type Ticket } from './candidates/candidate';
import { drawHabits } from './candidates/habits';
import { PaperReader } from './candidates/paper-reader';
import { nowMs, unixTimeMs } from './monotonic-clock';
import { prepareExam, type PreparedExam } from './office/prepare-exam';
import { waitForPapers } from './office/wait-for-papers';
import { importRoster, readTickets, registerEveryone, RosterNotTaken } from './office/register-candidates';
import type { StaffClient } from './office/staff-client';
import { partOfPaper, type Options } from './options';
import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from './oracle/score-item';
import type { Progress } from './progress';
import { syntheticRoster, type RosterPerson } from './roster/synthetic-roster';
import { SeededRandom } from './seeded-random';

export interface SetUp {
  exam: PreparedExam;
  people: RosterPerson[];
  candidates: Candidate[];
  papers: PaperReader;
  organisationNames: Map<string, string>;
  /** A county, or the province where there is none. */
  anyCountyId: string;
  policy: MultipleChoicePolicy;
  maxMillipoints: number;
  passMarkMillipoints: number;
  rosterSeconds: number;
  registrationSeconds: number;
  /** From the last registration until the last paper was prepared. */
  papersSeconds: number;
}

interface Organisation {
  id: string;
  code: string;
  name: string;
  level: string;
}

interface SettingUp {
  staff: StaffClient;
  options: Options;
  /** The source of all randomness. */
  random: SeededRandom;
  /** Distinguishes this rehearsal from others on the same system. */
  tag: string;
  progress: Progress;
}

/** Everything before the window opens: bank, roster, exam, registrations and tickets. */
export async function setUp({ staff, options, random, tag, progress }: SettingUp): Promise<SetUp> {
  const organisations = await staff.get<Organisation[]>('organisations');
  const counties = organisations.filter(({ level }) => level === 'county');
  const draws = paperShape(options.items);
  const maxMillipoints = draws.reduce((sum, { count, pointsMillipoints }) => sum + count * pointsMillipoints, 0);
  // A share of the reachable points, so that a cut-off exam has passes and fails too.
  const passMarkMillipoints = Math.floor(maxMillipoints * 0.6 * partOfPaper(options));
  const policy = random.fork('policy').pick(MULTIPLE_CHOICE_POLICIES);
  const bank = syntheticBank({ draws, code: `rehearsal-${tag}`, random: random.fork('bank') });
  progress.step('Uploading the question bank and locking the exam …');
  const order = {
    title: `系统演练 ${tag}`,
    organisationId: organisations[0].id,
    files: bankFiles(bank),
    draws,
    policy,
    passMarkMillipoints,
    durationMinutes: Math.max(1, Math.floor(options.paperMinutes)),
  };
  const exam = await prepareExam({ staff, order, serverNowMs: unixTimeMs(nowMs()) });
  const people = syntheticRoster({
    count: options.candidates,
    tag,
    organisationCodes: (counties.length > 0 ? counties : organisations).map(({ code }) => code),
    random: random.fork('roster'),
  });
  progress.step(`Importing the roster of ${options.candidates} and registering everyone …`);
  const beganMs = nowMs();
  await importRoster({ staff, people });
  const importedMs = nowMs();
  await registerEveryone({ staff, exam, tag, count: people.length });
  const registeredMs = nowMs();
  const tickets = await readTickets({ staff, examId: exam.examId });
  progress.step('Waiting until every paper is prepared …');
  const papersSeconds = await waitForPapers({ staff, examId: exam.examId, fromMs: registeredMs });
  return {
    exam,
    people,
    policy,
    maxMillipoints,
    passMarkMillipoints,
    candidates: people.map((person) => toCandidate({ person, ticket: tickets.get(person.name), options, random })),
    papers: new PaperReader(allQuestions(bank), options.items),
    organisationNames: new Map(organisations.map(({ code, name }) => [code, name])),
    anyCountyId: (counties[0] ?? organisations[0]).id,
    rosterSeconds: (importedMs - beganMs) / 1000,
    registrationSeconds: (registeredMs - importedMs) / 1000,
    papersSeconds,
  };
}

function toCandidate({
  person,
  ticket,
  options,
  random,
}: {
  person: RosterPerson;
  ticket: Ticket | undefined;
  options: Options;
  random: SeededRandom;
}): Candidate {
  if (!ticket) throw new RosterNotTaken(`there is no ticket for ${person.name}`);
  const own = random.fork(`candidate ${person.number}`);
  const habits = drawHabits({
    number: person.number,
    itemCount: options.items,
    partOfPaper: partOfPaper(options),
    random: own,
    handsInAllAlong: options.faults > 0,
  });
  return new Candidate(person.number, ticket, habits, own);
}
