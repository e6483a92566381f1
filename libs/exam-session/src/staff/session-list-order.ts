import { InvalidListPosition } from '../exam-session.errors';

/** `trouble`: people who need help come first; `ticket`: by ticket number. */
export const LIST_ORDERS = ['ticket', 'trouble'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];

/** A position in the order `trouble`: by rank, then most acts, then earliest deadline, then ticket number. */
export interface TroublePlace {
  /** 0 locked, 1 in progress, 2 not started, 3 over. */
  rank: number;
  /** Counted acts of a session in progress; 0 otherwise. */
  acts: number;
  /** Of a session in progress; 0 otherwise. */
  deadlineAt: number;
  ticketNumber: string;
}

export const tellPlace = ({ rank, acts, deadlineAt, ticketNumber }: TroublePlace): string =>
  [rank, acts, deadlineAt, ticketNumber].join('.');

/** @throws InvalidListPosition for a text that is not from `tellPlace` */
export function readPlace(told: string): TroublePlace {
  const match = /^([0-3])\.(\d{1,9})\.(\d{1,15})\.([0-9A-Za-z-]+)$/.exec(told);
  if (!match) throw new InvalidListPosition();
  const [, rank, acts, deadlineAt, ticketNumber = ''] = match;
  return { rank: Number(rank), acts: Number(acts), deadlineAt: Number(deadlineAt), ticketNumber };
}
