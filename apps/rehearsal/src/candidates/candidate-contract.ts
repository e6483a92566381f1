import type { ItemType } from '../bank/bank-question';
import type { ResponseValue } from '../oracle/shown-item';

// Copied from the candidate's HTTP contract instead of imported, so that a change of the contract is noticed, as by an
// independent client.

export type SessionState = 'in_progress' | 'submitted' | 'timed_out' | 'closed' | 'voided';

export interface SignedIn {
  session: { id: string; state: SessionState } | null;
  consent: { rulesVersion: string; privacyVersion: string; given: boolean };
  serverTime: string;
}

export interface Labelled {
  id: string;
  text: string;
}

export interface PaperItem {
  itemNumber: number;
  type: ItemType;
  stem: string;
  stimulus: Labelled | null;
  prompts: Labelled[] | null;
  options: Labelled[] | null;
  points: number;
}

export interface Paper {
  sections: { title: string; items: PaperItem[] }[];
}

export interface StoredItem {
  itemNumber: number;
  revision: number;
  response: ResponseValue;
}

export interface Session {
  id: string;
  state: SessionState;
  locked: boolean;
  startedAt: string;
  deadlineAt: string;
  seat: number;
}

export interface Started {
  session: Session;
  /** Absent when `paperKey`, the key to the sealed paper, is given. */
  paper?: Paper;
  paperKey?: string;
  responses: StoredItem[];
  serverTime: string;
}

export interface Saved {
  saved: { itemNumber: number; revision: number }[];
  serverTime: string;
  deadlineAt: string;
}

export interface Submitted {
  state: SessionState;
  submittedAt: string;
  receipt: string;
}

export interface Followed {
  session: Session;
  serverTime: string;
}

/** `details` of `SESSION_CLOSED`. */
export interface ClosedDetails {
  state: SessionState;
  receipt: string | null;
  kept: number;
}

export interface ResultView {
  state: 'grading' | 'withheld' | 'released';
  outcome: string | null;
  scoreMillipoints: number | null;
  maxMillipoints: number | null;
  passed: boolean | null;
  certificateNumber: string | null;
}

export const MOST_RESPONSES_IN_A_SAVE = 200;

/** A page that has sent nothing for this long polls its session. */
export const QUIET_PAGE_POLLS_AFTER_MS = 25_000;
