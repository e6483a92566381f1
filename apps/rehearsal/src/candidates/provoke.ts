import { chooseResponse } from './choose-response';
import { call } from './call';
import type { Candidate } from './candidate';
import type { Submitted } from './candidate-contract';
import { bodyOf, send, write } from './save';
import type { World } from './world';
import { nowMs } from '../monotonic-clock';

interface AtItem {
  candidate: Candidate;
  world: World;
  itemNumber: number;
}

const ITEM_IS_NO_LETTER = '"?"';

/** Sends an invalid response beside a good one: the item is named and nothing is saved. */
export async function sendInvalid({ candidate, world, itemNumber }: AtItem): Promise<void> {
  const good = candidate.outbox.get(itemNumber);
  if (!good) return;
  const { sheet, items } = candidate.getSession();
  const otherNumber =
    items.findIndex(({ question }, index) => question.type === 'single_choice' && index + 1 !== itemNumber) + 1;
  const invalid = {
    itemNumber: otherNumber,
    revision: sheet.nextRevision(otherNumber),
    response: ITEM_IS_NO_LETTER,
    madeAtMs: nowMs(),
    isUncertain: false,
  };
  const answer = await send({
    candidate,
    world,
    responses: [good, invalid],
    provokes: ['INVALID_RESPONSE', 'SESSION_CLOSED'],
    mustBeRefused: true,
  });
  if (answer?.code !== 'INVALID_RESPONSE' || answer.text.includes(`"itemNumber":${otherNumber}`)) return;
  world.complaints.add('wrong', `candidate ${candidate.number}: INVALID_RESPONSE does not name item ${otherNumber}`);
}

/**
 * Sends other content under an acknowledged revision, beside a good response: the conflict is reported and the good one
 * saved.
 */
export async function reuseRevision({ candidate, world, itemNumber }: AtItem): Promise<void> {
  const { sheet, items } = candidate.getSession();
  const good = candidate.outbox.get(itemNumber);
  const before = itemNumber - 1;
  const item = items[before - 1];
  const known = before > 0 && item ? sheet.findAcknowledged(before) : null;
  if (!good || !known || !item) return;
  const response = differentFrom({ candidate, itemNumber: before, known: known.response });
  if (response === null) return;
  const conflicting = { itemNumber: before, revision: known.revision, response, madeAtMs: nowMs(), isUncertain: false };
  const answer = await send({
    candidate,
    world,
    responses: [conflicting, good],
    provokes: ['REVISION_CONFLICT', 'SESSION_CLOSED'],
    mustBeRefused: true,
  });
  if (answer?.code !== 'REVISION_CONFLICT' || !candidate.outbox.has(itemNumber)) return;
  world.complaints.add(
    'wrong',
    `candidate ${candidate.number}: REVISION_CONFLICT at item ${before} did not save item ${itemNumber}`,
  );
}

function differentFrom({
  candidate,
  itemNumber,
  known,
}: {
  candidate: Candidate;
  itemNumber: number;
  known: string;
}): string | null {
  const item = candidate.getSession().items[itemNumber - 1];
  for (let tries = 0; item && tries < 20; tries += 1) {
    const response = JSON.stringify(chooseResponse({ item, random: candidate.random, ability: 0 }));
    if (response !== known) return response;
  }
  return null;
}

/** Another candidate's session does not exist for this one. */
export async function tryOtherSession(candidate: Candidate, world: World): Promise<void> {
  const { id, device } = candidate.getSession();
  if (!world.anySessionId || world.anySessionId === id) return;
  const path = `/sessions/${world.anySessionId}`;
  const refusal = { cookie: device.cookie, provokes: ['SESSION_NOT_FOUND'], mustBeRefused: true };
  await call(world, { operation: 'poll', method: 'GET', path, ...refusal });
  const body = JSON.stringify({ seat: 1, responses: [{ itemNumber: 1, revision: 999_999, response: null }] });
  await call(world, { operation: 'save', method: 'PUT', path: `${path}/responses`, body, ...refusal });
}

export async function tryWithoutCookie(candidate: Candidate, world: World): Promise<void> {
  const { id } = candidate.getSession();
  await call(world, {
    operation: 'poll',
    method: 'GET',
    path: `/sessions/${id}`,
    cookie: null,
    provokes: ['NOT_SIGNED_IN'],
    mustBeRefused: true,
  });
}

/** A closed session stays closed: a late response changes nothing, and a second submit gets the same receipt. */
export async function tryAfterClose(candidate: Candidate, world: World): Promise<void> {
  const { closing } = candidate;
  const { id, device, deadlineMs } = candidate.getSession();
  if (!closing) return;
  const itemNumber = 1 + candidate.random.below(world.itemCount);
  const late = { ...write({ candidate, itemNumber, response: 'null' }), madeAtMs: Math.min(nowMs(), deadlineMs - 10) };
  await send({ candidate, world, responses: [late], provokes: ['SESSION_CLOSED'], mustBeRefused: true });
  const { cookie } = device;
  await call(world, {
    operation: 'start',
    method: 'POST',
    path: '/sessions',
    cookie,
    body: '{}',
    provokes: ['ALREADY_SUBMITTED'],
    mustBeRefused: true,
  });
  const wasSubmitted = closing.state === 'submitted';
  const answer = await call(world, {
    operation: 'submit',
    method: 'POST',
    path: `/sessions/${id}/submit`,
    cookie,
    body: bodyOf({ candidate, responses: [late] }),
    provokes: ['SESSION_CLOSED'],
    mustBeRefused: !wasSubmitted,
  });
  if (!wasSubmitted || !answer?.ok || (answer.body as Submitted).receipt === closing.receipt) return;
  world.complaints.add('wrong', `candidate ${candidate.number}: a second submit was given another receipt`);
}
