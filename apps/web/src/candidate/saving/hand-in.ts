import type { SaveReply, SentResponse, SessionClosedDetails, SessionState, SubmitReply } from '../../api/candidate-contract';
import type { ResponseOutbox } from './response-outbox';
import { retryPauseMs } from './retry-pause';
import { classifySaveFailure, type Halt } from './save-failure';

/** How a session ended, as far as the server told. */
export interface ToldClosing {
  state: SessionState;
  closedAt: string;
  receipt: string | null;
  /** Late responses that the server keeps apart. */
  keptCount: number;
  /** Responses made here that came too late for the server to take. */
  lostCount: number;
}

export interface Closing extends ToldClosing {
  /** Whose last response the server would not have taken at any time. */
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
  /** The session is known to have ended: nothing more is taken, and its receipt is asked for. */
  closedAlready?: boolean;
  wait(ms: number): Promise<void>;
  nowMs(): number;
  random(): number;
  isCalledOff(): boolean;
  onFailing(cause: 'network' | 'server'): void;
}

interface Late {
  keptCount: number;
  lostCount: number;
}

/** Submits with all that is pending, again and again until the server has answered one way or the other. A response that it will not take is set apart, and keeps nothing else back. */
export async function handIn(ports: HandInPorts): Promise<HandInOutcome> {
  const begunAtMs = ports.nowMs();
  const late: Late = { keptCount: 0, lostCount: 0 };
  for (let failures = 1; !ports.isCalledOff(); failures += 1) {
    const sent = ports.outbox.unsaved();
    let retryAfterMs: number | null = null;
    try {
      const reply = await ports.submit(sent);
      const closing = submitted({ reply, sent, begunAtMs, closedAlready: ports.closedAlready ?? false });
      if (closing.lostCount === 0) ports.outbox.acknowledge(sent, sent);
      return { kind: 'closed', closing: withLate(closing, late) };
    } catch (error) {
      const failure = classifySaveFailure(error);
      switch (failure.kind) {
        case 'halt':
          if (failure.halt.kind !== 'closed') return { kind: 'halt', halt: failure.halt };
          return { kind: 'closed', closing: withLate(closedBefore(failure.halt.details, sent), late) };
        case 'tooEarly':
          return failure;
        case 'conflict':
          ports.outbox.raise(failure.details, sent);
          break;
        case 'invalid':
          // One fewer is sent: at once, for a pause near the bell would cost the others.
          if (ports.outbox.setApart(failure, sent)) continue;
          await saveOneAtATime({ ports, sent, late });
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

/** The server has not said which of several it refuses, and a submission cannot be taken back: saved one at a time it shows, and the others are in. Whatever else fails, the next submission meets. */
async function saveOneAtATime({ ports: { outbox, save, isCalledOff }, sent, late }: { ports: HandInPorts; sent: SentResponse[]; late: Late }): Promise<void> {
  for (const response of sent) {
    if (isCalledOff()) return;
    const alone = [response];
    try {
      outbox.acknowledge((await save(alone)).saved, alone);
    } catch (error) {
      const failure = classifySaveFailure(error);
      if (failure.kind === 'invalid') outbox.setApart(failure, alone);
      else if (failure.kind === 'conflict') outbox.raise(failure.details, alone);
      else if (failure.kind === 'halt' && failure.halt.kind === 'closed') {
        const { keptCount, lostCount } = closedBefore(failure.halt.details, alone);
        late.keptCount += keptCount;
        late.lostCount += lostCount;
        outbox.discard(alone);
      } else return;
    }
  }
}

const withLate = (closing: ToldClosing, late: Late): ToldClosing => ({
  ...closing, keptCount: closing.keptCount + late.keptCount, lostCount: closing.lostCount + late.lostCount,
});

function submitted({ reply, sent, begunAtMs, closedAlready }: {
  reply: SubmitReply; sent: SentResponse[]; begunAtMs: number; closedAlready: boolean;
}): ToldClosing {
  // Handed in from elsewhere before: the server ignored what we sent now.
  const before = closedAlready || Date.parse(reply.submittedAt) < begunAtMs - 1_000;
  return {
    state: reply.state,
    closedAt: reply.submittedAt,
    receipt: reply.receipt,
    keptCount: 0,
    lostCount: before ? sent.length : 0,
  };
}

/** The session had ended before `sent` arrived. */
export function closedBefore(details: SessionClosedDetails, sent: SentResponse[]): ToldClosing {
  const { state, closedAt, receipt } = details;
  const keptCount = Math.min(details.kept ?? 0, sent.length);
  return { state, closedAt, receipt, keptCount, lostCount: sent.length - keptCount };
}
