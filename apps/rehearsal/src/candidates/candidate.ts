import type { SeededRandom } from '../seeded-random';
import type { ShownItem } from '../oracle/shown-item';
import type { AnswerSheet } from './answer-sheet';
import type { SessionState } from './candidate-contract';
import type { Habits } from './habits';

export interface Ticket {
  ticketNumber: string;
  accessCode: string;
}

/** A response that the server has not acknowledged yet. */
export interface WaitingResponse {
  itemNumber: number;
  revision: number;
  /** JSON text. */
  response: string;
  madeAtMs: number;
  /** Sent, with an unknown result. */
  isUncertain: boolean;
}

export interface Closing {
  state: SessionState;
  receipt: string | null;
  /** When the candidate learnt of it, on the monotonic clock. */
  learntMs: number;
}

export interface Device {
  cookie: string;
  seat: number;
}

/** A started session. */
export interface OpenSession {
  id: string;
  device: Device;
  items: readonly ShownItem[];
  sheet: AnswerSheet;
  startedMs: number;
  /**
   * The deadline lies between these two on the monotonic clock, because the server read its clock between request and
   * reply.
   */
  earliestDeadlineMs: number;
  deadlineMs: number;
}

/** One simulated candidate, with the state that the actions in this folder change. */
export class Candidate {
  session: OpenSession | null = null;
  closing: Closing | null = null;
  /** The reason this candidate never finished. */
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
