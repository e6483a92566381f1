import { InvalidListPosition } from './exam-session.errors';

/** `trouble`: who needs somebody now stands first; `ticket`: by ticket number. */
export const LIST_ORDERS = ['ticket', 'trouble'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** Where somebody stands in the order of trouble; the lower, the sooner they need somebody. */
export interface TroublePlace {
  /** 0 locked, 1 in progress, 2 not started, 3 over. */
  rank: number;
  /** Of a session in progress; none otherwise. */
  acts: number;
  /** Of a session in progress; 0 otherwise. */
  deadlineAt: number;
  ticketNumber: string;
}

/** Locked first; then those in progress with the most acts, and of as many the one whose time ends soonest; then who has not started; then who is through. */
const RANK = `CASE WHEN s.id IS NULL THEN 2 WHEN s.state <> 'in_progress' THEN 3 WHEN s.locked = 1 THEN 0 ELSE 1 END`;
const IN_PROGRESS = (column: string) => `CASE WHEN s.state = 'in_progress' THEN ${column} ELSE 0 END`;
const TROUBLE_COLUMNS = { rank: RANK, acts: IN_PROGRESS('s.integrity_count'), deadline: IN_PROGRESS('s.deadline_at') };

export const TROUBLE_SELECTION = `${TROUBLE_COLUMNS.rank} AS trouble_rank, ${TROUBLE_COLUMNS.acts} AS trouble_acts, ${TROUBLE_COLUMNS.deadline} AS trouble_deadline`;
export const TROUBLE_ORDER = 'trouble_rank, trouble_acts DESC, trouble_deadline, r.ticket_number';

/** Behind that place. */
export const BEHIND = `(${TROUBLE_COLUMNS.rank}, -(${TROUBLE_COLUMNS.acts}), ${TROUBLE_COLUMNS.deadline}, r.ticket_number) > (?, ?, ?, ?)`;
export const behind = ({ rank, acts, deadlineAt, ticketNumber }: TroublePlace): (string | number)[] => [rank, -acts, deadlineAt, ticketNumber];

export const tellPlace = ({ rank, acts, deadlineAt, ticketNumber }: TroublePlace): string => [rank, acts, deadlineAt, ticketNumber].join('.');

/** @throws InvalidListPosition for what `tellPlace` never told */
export function readPlace(told: string): TroublePlace {
  const match = /^([0-3])\.(\d{1,9})\.(\d{1,15})\.([0-9A-Za-z-]+)$/.exec(told);
  if (!match) throw new InvalidListPosition();
  const [, rank, acts, deadlineAt, ticketNumber = ''] = match;
  return { rank: Number(rank), acts: Number(acts), deadlineAt: Number(deadlineAt), ticketNumber };
}
