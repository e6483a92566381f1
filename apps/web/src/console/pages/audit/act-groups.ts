import type { AuditTextKey } from './audit-text';

/** Where the acts on a noun stand in the list to choose from. */
const GROUP_OF_NOUN: Record<string, AuditTextKey> = {
  exam: 'exams',
  'exam-paper': 'exams',
  sitting: 'sessions',
  session: 'sessions',
  message: 'sessions',
  notice: 'people',
  incident: 'sessions',
  incidents: 'sessions',
  late_responses: 'sessions',
  site: 'sessions',
  seating: 'sessions',
  seat: 'people',
  arrival: 'people',
  'hall-papers': 'sessions',
  tickets: 'people',
  person: 'people',
  registration: 'people',
  'roster-import': 'people',
  organisation: 'accounts',
  bank: 'banks',
  question: 'banks',
  taxonomy: 'banks',
  exclusion: 'banks',
  paper: 'banks',
  picture: 'banks',
  training_unit: 'banks',
  'grading-run': 'results',
  'pass-list': 'results',
  certificate: 'results',
};

const GROUPS: readonly AuditTextKey[] = ['exams', 'sessions', 'people', 'results', 'banks', 'accounts'];

/** By group, in the order of the work. A noun that is not known is the system's. */
export function groupedActs<Act extends { action: string }>(
  acts: readonly Act[],
): { group: AuditTextKey; acts: Act[] }[] {
  return GROUPS.map((group) => ({
    group,
    acts: acts.filter(({ action }) => (GROUP_OF_NOUN[action.split('.')[0] as string] ?? 'accounts') === group),
  })).filter((one) => one.acts.length > 0);
}
