import type { SeededRandom } from '../seeded-random';
import type { ShownItem } from '../oracle/shown-item';
import type { AnswerSheet } from './answer-sheet';
import type { SessionState } from './candidate-contract';
import type { Habits } from './habits';

export interface Ticket {
  ticketNumber: string;
  accessCode: string;
}

/** A response that is on its way until the server acknowledges it. */
export interface WaitingResponse {
  itemNumber: number;
  revision: number;
  /** JSON text. */
  response: string;
  madeAtMs: number;
  /** It was sent, and whether the server took it is not known. */
  isUncertain: boolean;
}

export interface Closing {
  state: SessionState;
  receipt: string | null;
  /** On the monotonic clock, when this candidate learnt of it. */
  learntMs: number;
}

export interface Device {
  cookie: string;
  seat: number;
}

/** A session that has begun. */
export interface OpenSession {
  id: string;
  device: Device;
  items: readonly ShownItem[];
  sheet: AnswerSheet;
  startedMs: number;
  /** The deadline on the monotonic clock lies between these two: the server told it between the question and the reply. */
  earliestDeadlineMs: number;
  deadlineMs: number;
}

/** One simulated person. What the acts in the other files of this folder change is kept here. */
export class Candidate {
  session: OpenSession | null = null;
  closing: Closing | null = null;
  /** Why this one never came to an end. */
  gaveUp: string | null = null;
  /** The server's Unix time minus the monotonic clock. */
  serverOffsetMs = 0;
  lastSentMs = 0;
  readonly outbox = new Map<number, WaitingResponse>();

  constructor(
    readonly number: number,
    readonly ticket: Ticket,
    readonly habits: Habits,
    readonly random: SeededRandom,
  ) {}

  /** @throws Error before `arrive` */
  getSession(): OpenSession {
    if (!this.session) throw new Error(`Candidate ${this.number} has no session yet`);
    return this.session;
  }
}
