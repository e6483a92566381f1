import { isoTime, nowMs } from '../monotonic-clock';
import { moveToOtherDevice, reload } from './arrive';
import { call } from './call';
import type { Candidate } from './candidate';
import { QUIET_PAGE_POLLS_AFTER_MS } from './candidate-contract';
import { chooseResponse } from './choose-response';
import { reuseRevision, sendInvalid, tryOtherSession, tryWithoutCookie } from './provoke';
import { flush, send, takeClosing, write } from './save';
import type { Followed } from './candidate-contract';
import type { World } from './world';

/** Share of items at which the candidate's page reports a loss of focus. */
const EVENTS = 0.005;

/**
 * Answers every item, spread over the candidate's time, with a save for each as long as replies keep up. Like the page,
 * it has one save in flight; answers given meanwhile go together in the next save.
 * Ends early when the session is closed. @throws GaveUp
 */
export async function answerPaper(candidate: Candidate, world: World): Promise<void> {
  const { habits, random } = candidate;
  const { startedMs, deadlineMs } = candidate.getSession();
  const lengthMs = ((deadlineMs - startedMs) / world.partOfPaper) * habits.finishesAt;
  const momentOf = (place: number): number => startedMs + (lengthMs * (place + random.next())) / world.itemCount;
  let offlineUntilMs = 0;
  let momentMs = momentOf(0);
  for (
    let place = 0;
    place < world.itemCount && candidate.closing === null && place !== habits.handsInBeforeItem;
    place += 1
  ) {
    await rest({ candidate, world, untilMs: momentMs });
    momentMs = place + 1 < world.itemCount ? momentOf(place + 1) : Infinity;
    if (habits.offline?.atItem === place) offlineUntilMs = nowMs() + habits.offline.forPart * (deadlineMs - startedMs);
    await doAt({ candidate, world, place, offlineUntilMs, isBehind: momentMs <= nowMs() });
  }
  if (offlineUntilMs > nowMs()) await rest({ candidate, world, untilMs: offlineUntilMs });
}

interface AtPlace {
  candidate: Candidate;
  world: World;
  place: number;
  offlineUntilMs: number;
  /** The next item was also answered while the last save was in flight. */
  isBehind: boolean;
}

async function doAt({ candidate, world, place, offlineUntilMs, isBehind }: AtPlace): Promise<void> {
  const { habits, random } = candidate;
  const itemNumber = place + 1;
  answer({ candidate, itemNumber });
  if (place > 0 && random.chance(habits.changes)) answer({ candidate, itemNumber: 1 + random.below(place) });
  // Like the page, keeps answers while offline and sends all of them when the network is back.
  if (nowMs() < offlineUntilMs) {
    if (habits.offline?.atItem === place)
      await send({ candidate, world, responses: [...candidate.outbox.values()], loss: 'before_reply' });
    return;
  }
  if (place >= world.itemCount - habits.answersInSubmit) return;
  await doSpecial({ candidate, world, place });
  if (!isBehind) await saveAtPlace({ candidate, world, itemNumber });
}

async function doSpecial({ candidate, world, place }: Omit<AtPlace, 'offlineUntilMs' | 'isBehind'>): Promise<void> {
  const { habits, random } = candidate;
  const itemNumber = place + 1;
  if (habits.movesToOtherDeviceAtItem === place) await moveToOtherDevice(candidate, world);
  if (habits.reloadsAtItem === place) await reload(candidate, world);
  if (habits.sendsInvalidAtItem === place) await sendInvalid({ candidate, world, itemNumber });
  if (habits.reusesRevisionAtItem === place) await reuseRevision({ candidate, world, itemNumber });
  if (habits.triesOtherSession && place === 1) await tryOtherSession(candidate, world);
  if (habits.triesWithoutCookie && place === 1) await tryWithoutCookie(candidate, world);
  if (random.chance(EVENTS)) await tellEvent(candidate, world);
}

async function saveAtPlace({
  candidate,
  world,
  itemNumber,
}: {
  candidate: Candidate;
  world: World;
  itemNumber: number;
}): Promise<void> {
  const { habits, random } = candidate;
  if (random.chance(habits.overtakes) && candidate.outbox.has(itemNumber)) {
    await overtake({ candidate, world, itemNumber });
    return;
  }
  const copies = random.chance(habits.doubles) ? 2 : 1;
  const loss = random.chance(habits.cuts) ? random.pick(['mid_request', 'before_reply'] as const) : null;
  await flush({ candidate, world, copies, loss });
}

/** Sends a change first, and the changed response after it. */
async function overtake({
  candidate,
  world,
  itemNumber,
}: {
  candidate: Candidate;
  world: World;
  itemNumber: number;
}): Promise<void> {
  const older = candidate.outbox.get(itemNumber);
  answer({ candidate, itemNumber });
  const newer = candidate.outbox.get(itemNumber);
  if (older && newer)
    await Promise.all([send({ candidate, world, responses: [newer] }), send({ candidate, world, responses: [older] })]);
  await flush({ candidate, world });
}

function answer({ candidate, itemNumber }: { candidate: Candidate; itemNumber: number }): void {
  const { random, habits } = candidate;
  const item = candidate.getSession().items[itemNumber - 1];
  if (item)
    write({
      candidate,
      itemNumber,
      response: JSON.stringify(chooseResponse({ item, random, ability: habits.ability })),
    });
}

/** Waits, and polls the session whenever nothing was sent for 25 s. */
export async function rest({
  candidate,
  world,
  untilMs,
}: {
  candidate: Candidate;
  world: World;
  untilMs: number;
}): Promise<void> {
  let pollAtMs = Math.max(candidate.lastSentMs, nowMs()) + QUIET_PAGE_POLLS_AFTER_MS;
  while (pollAtMs < untilMs && candidate.closing === null) {
    await world.timetable.until(pollAtMs);
    await poll(candidate, world);
    pollAtMs = nowMs() + QUIET_PAGE_POLLS_AFTER_MS;
  }
  if (candidate.closing === null) await world.timetable.until(untilMs);
}

export async function poll(candidate: Candidate, world: World): Promise<void> {
  const { id, device } = candidate.getSession();
  const reply = await call(world, { operation: 'poll', method: 'GET', path: `/sessions/${id}`, cookie: device.cookie });
  if (!reply?.ok) return;
  const { session } = reply.body as Followed;
  if (session.state !== 'in_progress') takeClosing({ candidate, details: { state: session.state, receipt: null } });
}

async function tellEvent(candidate: Candidate, world: World): Promise<void> {
  const { id, device } = candidate.getSession();
  const at = isoTime(candidate.serverOffsetMs + nowMs());
  const body = JSON.stringify({
    events: [
      { kind: 'page_hidden', at },
      { kind: 'page_shown', at },
    ],
  });
  await call(world, {
    operation: 'event',
    method: 'POST',
    path: `/sessions/${id}/events`,
    cookie: device.cookie,
    body,
  });
}
