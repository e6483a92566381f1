import { nowMs } from '../monotonic-clock';
import { AnswerSheet } from './answer-sheet';
import { call, GaveUp, Patience, persist, type Answer } from './call';
import type { Candidate } from './candidate';
import type { Paper, SignedIn, Started } from './candidate-contract';
import { StrangePaper } from './paper-reader';
import { openSealedPaper, type SealedPaper } from './sealed-paper';
import type { World } from './world';

/**
 * Signs in, consents and fetches the sealed paper, mostly before the bell, and starts in the burst after it. @throws
 * GaveUp
 */
export async function arrive(candidate: Candidate, world: World): Promise<void> {
  const { habits, random } = candidate;
  const comesMs = habits.comesAfterTheBell ? world.burstMs : -world.waitingMs * 0.9;
  await world.timetable.until(world.opensMs + random.next() * comesMs);
  if (habits.typesWrongCode) await typeWrongCode(candidate, world);
  const { cookie, consent } = await signIn(candidate, world);
  if (habits.triesWithoutConsent) await startWithoutConsent({ candidate, world, cookie });
  await agree({ candidate, world, cookie, consent });
  const held = habits.fetchesItsPaper ? await fetchPaper({ candidate, world, cookie }) : null;
  if (habits.startsTooEarly && nowMs() < world.opensMs - 500) await knockTooEarly({ candidate, world, cookie });
  if (!habits.comesAfterTheBell) await world.timetable.until(world.opensMs + random.next() * world.burstMs);
  const askedMs = nowMs();
  const { started, receivedMs, paper, text } = await start({ candidate, world, cookie, held });
  const { session } = started;
  const remainingMs = Date.parse(session.deadlineAt) - Date.parse(started.serverTime);
  candidate.session = {
    id: session.id,
    device: { cookie, seat: session.seat },
    items: world.papers.read({ paper, text }),
    sheet: new AnswerSheet(),
    startedMs: receivedMs,
    earliestDeadlineMs: askedMs + remainingMs,
    deadlineMs: receivedMs + remainingMs,
  };
  world.anySessionId ??= session.id;
}

/**
 * Signs in on another device and continues there; the older device is then told that its seat is taken. @throws GaveUp
 */
export async function moveToOtherDevice(candidate: Candidate, world: World): Promise<void> {
  const session = candidate.getSession();
  const older = session.device;
  const { cookie } = await signIn(candidate, world);
  if (!(await comeBack({ candidate, world, cookie }))) return;
  if (session.device.seat <= older.seat)
    world.complaints.add(
      'wrong',
      `candidate ${candidate.number}: another sign-in was given seat ${session.device.seat} after ${older.seat}`,
    );
  await writeAtOlderDevice({ candidate, world, older });
}

/** Reloads the page: the same sign-in keeps its seat. @throws GaveUp */
export async function reload(candidate: Candidate, world: World): Promise<void> {
  const { device } = candidate.getSession();
  await comeBack({ candidate, world, cookie: device.cookie });
  const seat = candidate.getSession().device.seat;
  if (seat !== device.seat)
    world.complaints.add(
      'wrong',
      `candidate ${candidate.number}: a reload changed the seat from ${device.seat} to ${seat}`,
    );
}

interface Coming {
  candidate: Candidate;
  world: World;
  cookie: string;
}

/** Returns false when the session is closed by now. */
async function comeBack({ candidate, world, cookie }: Coming): Promise<boolean> {
  const session = candidate.getSession();
  // A request sent before the deadline may be answered after it, because of an outage.
  const answer = await requestStart({
    candidate,
    world,
    cookie,
    held: null,
    provokes: ['ALREADY_SUBMITTED', 'EXAM_CLOSED'],
  });
  if (!answer.ok) {
    if (nowMs() < session.earliestDeadlineMs)
      world.complaints.add('wrong', `candidate ${candidate.number}: was told ${answer.code} before the deadline`);
    return false;
  }
  const { session: now, paper, responses } = answer.body as Started;
  if (!paper) throw new StrangePaper('it was left out, and not asked to be');
  const items = world.papers.read({ paper, text: answer.text });
  if (now.id !== session.id || items.some((item, index) => item !== session.items[index])) {
    world.complaints.add(
      'wrong',
      `candidate ${candidate.number}: was given another session or another paper on coming back`,
    );
  }
  const stored = new Map(responses.map((response) => [response.itemNumber, response]));
  for (let itemNumber = 1; itemNumber <= world.itemCount; itemNumber += 1) {
    const given = stored.get(itemNumber);
    const verdict = session.sheet.judge({
      itemNumber,
      stored: given ? { revision: given.revision, response: JSON.stringify(given.response) } : null,
    });
    if (verdict !== 'right')
      world.complaints.add(
        verdict,
        `candidate ${candidate.number}, item ${itemNumber}: on coming back the page was given ${JSON.stringify(given)}`,
      );
  }
  session.device = { cookie, seat: now.seat };
  return true;
}

async function writeAtOlderDevice({
  candidate,
  world,
  older,
}: Omit<Coming, 'cookie'> & { older: { cookie: string; seat: number } }): Promise<void> {
  const { id, sheet, device } = candidate.getSession();
  // Tries the older seat number and that of the newer device.
  for (const seat of [older.seat, device.seat]) {
    const itemNumber = 1 + candidate.random.below(world.itemCount);
    const revision = sheet.nextRevision(itemNumber);
    await call(world, {
      operation: 'save',
      method: 'PUT',
      path: `/sessions/${id}/responses`,
      cookie: older.cookie,
      body: JSON.stringify({ seat, responses: [{ itemNumber, revision, response: null }] }),
      provokes: ['SEAT_TAKEN_OVER', 'SESSION_CLOSED'],
      mustBeRefused: true,
    });
  }
}

async function signIn(candidate: Candidate, world: World): Promise<{ cookie: string; consent: SignedIn['consent'] }> {
  const answer = await persist({
    world,
    random: candidate.random,
    request: {
      operation: 'sign-in',
      method: 'POST',
      path: '/sign-in',
      cookie: null,
      body: JSON.stringify(candidate.ticket),
    },
  });
  if (!answer.ok || !answer.cookie)
    throw new GaveUp(`sign-in was answered ${answer.status} ${answer.code ?? 'without a cookie'}`);
  const { serverTime, consent } = answer.body as SignedIn;
  candidate.serverOffsetMs = Date.parse(serverTime) - nowMs();
  return { cookie: answer.cookie, consent };
}

async function agree({
  candidate,
  world,
  cookie,
  consent: { rulesVersion, privacyVersion },
}: Coming & { consent: SignedIn['consent'] }): Promise<void> {
  const answer = await persist({
    world,
    random: candidate.random,
    request: {
      operation: 'consent',
      method: 'POST',
      path: '/consent',
      cookie,
      body: JSON.stringify({ rulesVersion, privacyVersion }),
    },
  });
  if (!answer.ok) throw new GaveUp(`consent was answered ${answer.status} ${answer.code}`);
}

interface Starting extends Coming {
  held: SealedPaper | null;
}

const requestStart = ({
  candidate,
  world,
  cookie,
  held,
  provokes,
}: Starting & { provokes: readonly string[] }): Promise<Answer> =>
  persist({
    world,
    random: candidate.random,
    request: {
      operation: 'start',
      method: 'POST',
      path: '/sessions',
      cookie,
      body: JSON.stringify(held ? { paper: held.hash } : {}),
      acceptsGzip: true,
      provokes,
    },
  });

/** Two nodes keep the database's time, each to within half of the slowest answer that it accepts. */
const CLOCKS_DIFFER_MS = 200;

/** Asks again, as the page does, while the clock of the node that answers may be behind the one that was asked for it. */
async function startAtTheBell(starting: Starting): Promise<Answer> {
  const { candidate, world } = starting;
  const patience = new Patience(candidate.random);
  for (;;) {
    const mayBeEarly = nowMs() < world.opensMs + CLOCKS_DIFFER_MS;
    const answer = await requestStart({ ...starting, provokes: mayBeEarly ? ['EXAM_NOT_OPEN'] : [] });
    if (!mayBeEarly || answer.code !== 'EXAM_NOT_OPEN') return answer;
    await patience.wait(answer);
  }
}

async function start(
  starting: Starting,
): Promise<{ started: Started; receivedMs: number; paper: Paper; text: string }> {
  const answer = await startAtTheBell(starting);
  if (!answer.ok) throw new GaveUp(`start was answered ${answer.status} ${answer.code}`);
  const started = answer.body as Started;
  const receivedMs = nowMs();
  if (started.paper) return { started, receivedMs, paper: started.paper, text: answer.text };
  const { held } = starting;
  if (!held || !started.paperKey) throw new StrangePaper('there is neither a paper nor the key to one');
  const text = openSealedPaper({ paper: held, key: started.paperKey });
  return { started, receivedMs, paper: JSON.parse(text) as Paper, text };
}

/** Null when no paper was prepared. @throws GaveUp */
async function fetchPaper({ candidate, world, cookie }: Coming): Promise<SealedPaper | null> {
  const { sealed } = await persist({
    world,
    random: candidate.random,
    request: { operation: 'paper', method: 'GET', path: '/paper', cookie, provokes: ['PAPER_NOT_PREPARED'] },
  });
  if (sealed && /sections|itemNumber/.test(sealed.bytes.toString('latin1')))
    throw new StrangePaper('it can be read before the bell');
  return sealed;
}

/** Acts as a client that skips the rules page. */
async function startWithoutConsent({ world, cookie }: Coming): Promise<void> {
  await call(world, {
    operation: 'start',
    method: 'POST',
    path: '/sessions',
    cookie,
    body: '{}',
    provokes: ['CONSENT_REQUIRED'],
    mustBeRefused: true,
  });
}

async function knockTooEarly({ world, cookie }: Coming): Promise<void> {
  await call(world, {
    operation: 'start',
    method: 'POST',
    path: '/sessions',
    cookie,
    body: '{}',
    provokes: ['EXAM_NOT_OPEN'],
    mustBeRefused: true,
  });
}

async function typeWrongCode(candidate: Candidate, world: World): Promise<void> {
  const { ticketNumber, accessCode } = candidate.ticket;
  const mistyped = `${accessCode.slice(0, -1)}${accessCode.endsWith('A') ? 'B' : 'A'}`;
  await call(world, {
    operation: 'sign-in',
    method: 'POST',
    path: '/sign-in',
    cookie: null,
    body: JSON.stringify({ ticketNumber, accessCode: mistyped }),
    provokes: ['SIGN_IN_REFUSED'],
    mustBeRefused: true,
  });
}

/** Whether the error is an expected end of a candidate, which is reported. */
export const isCandidatesEnd = (error: unknown): error is Error =>
  error instanceof GaveUp || error instanceof StrangePaper;
