import { NetworkLost, type NetworkLoss } from '../http/connection';
import type { HttpReply } from '../http/reply-parser';
import type { CallOutcome, Operation } from '../measure/measurements';
import { nowMs, pause } from '../monotonic-clock';
import type { SeededRandom } from '../seeded-random';
import type { World } from './world';

export interface CallRequest {
  operation: Operation;
  method: 'GET' | 'POST' | 'PUT';
  /** Path below /api/v1/candidate. */
  path: string;
  cookie: string | null;
  body?: string;
  acceptsGzip?: boolean;
  loss?: NetworkLoss | null;
  /** Error codes that this call provokes, or may meet because of the candidate's actions. */
  provokes?: readonly string[];
  /** When true, any other result than one of those codes is an error. */
  mustBeRefused?: boolean;
}

export interface Answer {
  status: number;
  ok: boolean;
  /** Error code of a refusal. */
  code: string | null;
  body: unknown;
  text: string;
  /** Set for a sealed paper. */
  sealed: { hash: string; bytes: Buffer } | null;
  cookie: string | null;
  retryAfterSeconds: number | null;
}

/** Sends one request of a candidate, measures and judges it. Null when no reply came. */
export async function call(world: World, request: CallRequest): Promise<Answer | null> {
  const { operation, method, path, cookie, body, acceptsGzip, loss } = request;
  const startedMs = nowMs();
  let answer: Answer | null = null;
  let failure = '';
  try {
    answer = toAnswer(
      await world.pool.request({ method, path: `/api/v1/candidate${path}`, cookie, body, acceptsGzip, loss }),
    );
  } catch (error) {
    if (!(error instanceof NetworkLost)) throw error;
    failure = error.reason;
  }
  const endedMs = nowMs();
  const isExcused = world.outages.excuse({ startedMs, endedMs });
  const outcome = answer
    ? judgeAnswer({ answer, request, isExcused })
    : loss
      ? 'provoked'
      : isExcused
        ? 'outage'
        : 'error';
  const label = outcome === 'ok' ? null : answer ? `${answer.status} ${answer.code ?? 'was not refused'}` : failure;
  world.measurements.record({ operation, outcome, startedMs, endedMs, status: answer?.status ?? null, label });
  return answer;
}

function judgeAnswer({
  answer,
  request,
  isExcused,
}: {
  answer: Answer;
  request: CallRequest;
  isExcused: boolean;
}): CallOutcome {
  if (answer.ok) return request.mustBeRefused ? 'error' : 'ok';
  if (answer.code !== null && request.provokes?.includes(answer.code)) return 'provoked';
  return isExcused && answer.status >= 500 ? 'outage' : 'error';
}

function toAnswer({ status, body: text, bytes, etag, cookie, retryAfterSeconds }: HttpReply): Answer {
  const ok = status < 400;
  let body: unknown = null;
  try {
    body = text === '' ? null : JSON.parse(text);
  } catch {
    // A proxy's own error page is no JSON; its status says enough.
  }
  const code = ok ? null : ((body as { code?: string } | null)?.code ?? `HTTP_${status}`);
  const sealed = bytes && etag ? { hash: etag, bytes } : null;
  return { status, ok, code, body, text, sealed, cookie, retryAfterSeconds };
}

/** Whether the same request may succeed later. */
export const isWorthRepeating = (answer: Answer | null): boolean =>
  answer === null || answer.status >= 500 || answer.status === 429;

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5_000;
const PATIENCE_MS = 180_000;

/** The server could not be reached for three minutes. */
export class GaveUp extends Error {}

/** Growing pauses with jitter, so that thousands of candidates do not retry at the same moment. */
export class Patience {
  private attempts = 0;
  private readonly beganMs = nowMs();

  constructor(private readonly random: SeededRandom) {}

  /** @throws GaveUp */
  async wait(answer: Answer | null): Promise<void> {
    if (nowMs() - this.beganMs > PATIENCE_MS)
      throw new GaveUp(`no success in 3 minutes (${answer ? `${answer.status} ${answer.code}` : 'no reply'})`);
    const ownMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.attempts);
    this.attempts += 1;
    const askedMs = (answer?.retryAfterSeconds ?? 0) * 1000;
    await pause(Math.max(askedMs, ownMs) * this.random.between({ min: 0.7, max: 1.3 }));
  }
}

/** Repeats the request until it gets an answer that a repetition would not change. @throws GaveUp */
export async function persist({
  world,
  random,
  request,
}: {
  world: World;
  random: SeededRandom;
  request: CallRequest;
}): Promise<Answer> {
  const patience = new Patience(random);
  for (;;) {
    const answer = await call(world, request);
    if (answer !== null && !isWorthRepeating(answer)) return answer;
    await patience.wait(answer);
  }
}
