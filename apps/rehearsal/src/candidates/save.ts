import type { NetworkLoss } from '../http/connection';
import { isoTime, nowMs } from '../monotonic-clock';
import { call, isWorthRepeating, Patience, type Answer } from './call';
import type { Candidate, WaitingResponse } from './candidate';
import { MOST_RESPONSES_IN_A_SAVE, type ClosedDetails, type Saved } from './candidate-contract';
import type { World } from './world';

/** Puts a new revision of a response into the outbox, replacing an older one still waiting there. */
export function write({
  candidate,
  itemNumber,
  response,
}: {
  candidate: Candidate;
  itemNumber: number;
  response: string;
}): WaitingResponse {
  const revision = candidate.getSession().sheet.nextRevision(itemNumber);
  const waiting = { itemNumber, revision, response, madeAtMs: nowMs(), isUncertain: false };
  candidate.outbox.set(itemNumber, waiting);
  return waiting;
}

interface Sending {
  candidate: Candidate;
  world: World;
  responses: readonly WaitingResponse[];
  loss?: NetworkLoss | null;
  provokes?: readonly string[];
  mustBeRefused?: boolean;
}

/** Sends until the outbox is empty or the session is closed. @throws GaveUp */
export async function flush({
  candidate,
  world,
  loss = null,
  copies = 1,
}: {
  candidate: Candidate;
  world: World;
  loss?: NetworkLoss | null;
  copies?: 1 | 2;
}): Promise<void> {
  const patience = new Patience(candidate.random);
  let lossNow = loss;
  while (candidate.outbox.size > 0 && candidate.closing === null) {
    const responses = [...candidate.outbox.values()].slice(0, MOST_RESPONSES_IN_A_SAVE);
    const [answer] = await Promise.all(
      Array.from({ length: copies }, () => send({ candidate, world, responses, loss: lossNow })),
    );
    if (isWorthRepeating(answer ?? null) && lossNow === null) await patience.wait(answer ?? null);
    else if (answer && !answer.ok && candidate.closing === null) return;
    else if (answer?.ok && isStillWaiting({ candidate, responses })) {
      world.complaints.add(
        'lost',
        `candidate ${candidate.number}: a save was answered 200 without naming all that was sent`,
      );
      return;
    }
    lossNow = null;
  }
}

const isStillWaiting = ({ candidate, responses }: Pick<Sending, 'candidate' | 'responses'>): boolean =>
  responses.some(({ itemNumber, revision }) => candidate.outbox.get(itemNumber)?.revision === revision);

/** Sends one save and records the reply on the answer sheet. */
export async function send({
  candidate,
  world,
  responses,
  loss = null,
  provokes,
  mustBeRefused,
}: Sending): Promise<Answer | null> {
  const { id, device, sheet } = candidate.getSession();
  for (const response of responses) sheet.sent(response);
  const sentMs = nowMs();
  const answer = await call(world, {
    operation: 'save',
    method: 'PUT',
    path: `/sessions/${id}/responses`,
    cookie: device.cookie,
    body: bodyOf({ candidate, responses }),
    loss,
    provokes: provokes ?? closedIsExpected(candidate),
    mustBeRefused,
  });
  candidate.lastSentMs = nowMs();
  if (answer?.ok) refuseLateness({ candidate, world, sentMs });
  takeAnswer({ candidate, responses, answer });
  return answer;
}

/** Uncertainty from half a round trip and from the drift of two clocks. */
const CLOCK_DOUBT_MS = 250;

/** Complains when the server accepted what was sent after the deadline. */
export function refuseLateness({
  candidate,
  world,
  sentMs,
}: {
  candidate: Candidate;
  world: World;
  sentMs: number;
}): void {
  const lateMs = sentMs - candidate.getSession().deadlineMs;
  if (lateMs > CLOCK_DOUBT_MS)
    world.complaints.add(
      'wrong',
      `candidate ${candidate.number}: what was sent ${Math.round(lateMs)} ms after the deadline was taken`,
    );
}

/**
 * Past its deadline a session may be closed, and the candidate cannot know on which side a request arrived. In the
 * burst, the reply with the deadline took seconds, so the deadline may be earlier by up to its round trip.
 */
export function closedIsExpected(candidate: Candidate): readonly string[] {
  return nowMs() >= candidate.getSession().earliestDeadlineMs - CLOCK_DOUBT_MS ? ['SESSION_CLOSED'] : [];
}

export function bodyOf({
  candidate,
  responses,
}: {
  candidate: Candidate;
  responses: readonly WaitingResponse[];
}): string {
  const items = responses.map(
    ({ itemNumber, revision, response, madeAtMs }) =>
      `{"itemNumber":${itemNumber},"revision":${revision},"response":${response},"madeAt":"${isoTime(candidate.serverOffsetMs + madeAtMs)}"}`,
  );
  return `{"seat":${candidate.getSession().device.seat},"responses":[${items.join()}]}`;
}

function takeAnswer({
  candidate,
  responses,
  answer,
}: Pick<Sending, 'candidate' | 'responses'> & { answer: Answer | null }): void {
  if (answer === null || isWorthRepeating(answer)) {
    for (const response of responses) response.isUncertain = true;
    return;
  }
  if (answer.ok) {
    takeSaved({ candidate, responses, saved: (answer.body as Saved).saved });
    return;
  }
  if (answer.code === 'SESSION_CLOSED')
    takeClosing({ candidate, details: (answer.body as { details: ClosedDetails }).details });
  takeRefusal({ candidate, responses, answer });
}

/** Only responses that the reply names are acknowledged. */
export function takeSaved({
  candidate,
  responses,
  saved,
}: Pick<Sending, 'candidate' | 'responses'> & { saved: Saved['saved'] }): void {
  const { sheet } = candidate.getSession();
  for (const response of responses) {
    if (!saved.some(({ itemNumber, revision }) => itemNumber === response.itemNumber && revision === response.revision))
      continue;
    sheet.acknowledged(response);
    if (candidate.outbox.get(response.itemNumber)?.revision === response.revision)
      candidate.outbox.delete(response.itemNumber);
  }
}

export function takeClosing({
  candidate,
  details,
}: {
  candidate: Candidate;
  details: Pick<ClosedDetails, 'state' | 'receipt'>;
}): void {
  candidate.closing ??= { state: details.state, receipt: details.receipt, learntMs: nowMs() };
}

function takeRefusal({
  candidate,
  responses,
  answer,
}: Pick<Sending, 'candidate' | 'responses'> & { answer: Answer }): void {
  const { sheet } = candidate.getSession();
  const saved = (answer.body as { details?: { saved?: Saved['saved'] } } | null)?.details?.saved ?? [];
  takeSaved({ candidate, responses, saved });
  for (const response of responses) {
    const wasSaved = saved.some(
      ({ itemNumber, revision }) => itemNumber === response.itemNumber && revision === response.revision,
    );
    // An earlier attempt, whose reply was lost, may have been saved before this one was refused.
    if (!wasSaved && !response.isUncertain) sheet.refused(response);
  }
}
