import type {
  SaveReply,
  SentResponse,
  SessionClosedDetails,
  SessionState,
  SubmitReply,
} from '../../api/candidate-contract';
import type { ResponseOutbox } from './response-outbox';
import { retryPauseMs } from './retry-pause';
import { classifySaveFailure, type Halt } from './save-failure';

/** How a session ended, as reported by the server. */
export interface ToldClosing {
  state: SessionState;
  closedAt: string;
  receipt: string | null;
  /** Late responses that the server keeps apart. */
  keptCount: number;
  /** Items whose last change is unconfirmed: it was too late, or it was saved and the reply was lost. */
  unconfirmedItems: number[];
}

export interface Closing extends ToldClosing {
  /** Items whose last response is invalid for the server. */
  refusedItems: number[];
}

export type HandInOutcome =
  | { kind: 'closed'; closing: ToldClosing }
  | { kind: 'halt'; halt: Exclude<Halt, { kind: 'closed' }> }
  | { kind: 'tooEarly'; from: string | null }
  | { kind: 'calledOff' };

export interface HandInPorts {
  outbox: Pick<ResponseOutbox, 'unsaved' | 'acknowledge' | 'discard' | 'raise' | 'setApart'>;
  save(responses: SentResponse[]): Promise<SaveReply>;
  submit(responses: SentResponse[]): Promise<SubmitReply>;
  /** The session is known to have ended; only its receipt is requested. */
  closedAlready?: boolean;
  wait(ms: number): Promise<void>;
  nowMs(): number;
  random(): number;
  isCalledOff(): boolean;
  onFailing(cause: 'network' | 'server'): void;
}

type Late = Pick<ToldClosing, 'keptCount' | 'unconfirmedItems'>;

export const NOTHING_LATE: Late = { keptCount: 0, unconfirmedItems: [] };

/** Submits with all pending responses and retries until the server decides. A refused response is set apart. */
export async function handIn(ports: HandInPorts): Promise<HandInOutcome> {
  const begunAtMs = ports.nowMs();
  let late = NOTHING_LATE;
  for (let failures = 1; !ports.isCalledOff(); failures += 1) {
    const sent = ports.outbox.unsaved();
    let retryAfterMs: number | null = null;
    try {
      const reply = await ports.submit(sent);
      const closing = submitted({ reply, sent, begunAtMs, closedAlready: ports.closedAlready ?? false });
      if (closing.unconfirmedItems.length === 0) ports.outbox.acknowledge(sent, sent);
      return closedWith(closing, late);
    } catch (error) {
      const failure = classifySaveFailure(error);
      switch (failure.kind) {
        case 'halt':
          if (failure.halt.kind !== 'closed') return { kind: 'halt', halt: failure.halt };
          return closedWith(closedBefore(failure.halt.details, sent), late);
        case 'tooEarly':
          return failure;
        case 'conflict':
          ports.outbox.raise(failure.details, sent);
          break;
        case 'invalid':
          // Retry at once with one response fewer: a pause near the deadline could cost the others.
          if (ports.outbox.setApart(failure, sent)) continue;
          late = together(late, await saveOneAtATime(ports, sent));
          break;
        case 'retry':
          ports.onFailing(failure.cause);
          retryAfterMs = failure.retryAfterMs;
          break;
      }
    }
    await ports.wait(retryPauseMs({ failures, retryAfterMs, random: ports.random() }));
  }
  return { kind: 'calledOff' };
}

/**
 * Finds the response that the server refused without naming it, by saving them one at a time; this also saves the
 * others. Any other failure is left to the next submission.
 */
async function saveOneAtATime({ outbox, save, isCalledOff }: HandInPorts, sent: SentResponse[]): Promise<Late> {
  let late = NOTHING_LATE;
  for (const response of sent) {
    if (isCalledOff()) break;
    const alone = [response];
    try {
      outbox.acknowledge((await save(alone)).saved, alone);
    } catch (error) {
      const failure = classifySaveFailure(error);
      if (failure.kind === 'invalid') outbox.setApart(failure, alone);
      else if (failure.kind === 'conflict') outbox.raise(failure.details, alone);
      else if (failure.kind === 'halt' && failure.halt.kind === 'closed') {
        late = together(late, closedBefore(failure.halt.details, alone));
        outbox.discard(alone);
      } else break;
    }
  }
  return late;
}

/** Combines what several requests reported about the end of one session. */
export const together = (one: Late, other: Late): Late => ({
  keptCount: one.keptCount + other.keptCount,
  unconfirmedItems: [...new Set([...one.unconfirmedItems, ...other.unconfirmedItems])],
});

const closedWith = (closing: ToldClosing, late: Late): HandInOutcome => ({
  kind: 'closed',
  closing: { ...closing, ...together(closing, late) },
});

const itemsOf = (sent: SentResponse[]): number[] => sent.map(({ itemNumber }) => itemNumber);

function submitted({
  reply,
  sent,
  begunAtMs,
  closedAlready,
}: {
  reply: SubmitReply;
  sent: SentResponse[];
  begunAtMs: number;
  closedAlready: boolean;
}): ToldClosing {
  // Submitted earlier from elsewhere: the server ignored this request's responses.
  const before = closedAlready || Date.parse(reply.submittedAt) < begunAtMs - 1_000;
  return {
    state: reply.state,
    closedAt: reply.submittedAt,
    receipt: reply.receipt,
    keptCount: 0,
    unconfirmedItems: before ? itemsOf(sent) : [],
  };
}

/** For a session that had ended before `sent` arrived. */
export function closedBefore(details: SessionClosedDetails, sent: SentResponse[]): ToldClosing {
  const { state, closedAt, receipt } = details;
  const keptCount = Math.min(details.kept ?? 0, sent.length);
  // The server reports how many it keeps apart, not which.
  return { state, closedAt, receipt, keptCount, unconfirmedItems: keptCount === sent.length ? [] : itemsOf(sent) };
}
