import { gunzipSync } from 'node:zlib';
import type { Paper, SignedIn, Started } from '../../apps/rehearsal/src/candidates/candidate-contract';
import { openWindow } from '../../apps/rehearsal/src/office/prepare-exam';
import { StaffClient } from '../../apps/rehearsal/src/office/staff-client';
import { parseOptions, type Options } from '../../apps/rehearsal/src/options';
import type { Progress } from '../../apps/rehearsal/src/progress';
import { SeededRandom } from '../../apps/rehearsal/src/seeded-random';
import { setUp, type SetUp } from '../../apps/rehearsal/src/set-up';
import type { RunningSystem } from '../../apps/topology/src/start-system';
import { closedLoop, requestBytes, type Exchange, type Load, type NextExchange } from './load';

/** A candidate with a started session. */
export interface Sitting {
  sessionId: string;
  cookie: string;
  seat: number;
  /** Item numbers that are answered by a letter. */
  choiceItems: number[];
  /** Revision of the last save. */
  revision: number;
}

export interface PreparedProduct {
  staff: StaffClient;
  prepared: SetUp;
}

const ROUTES = '/api/v1/candidate';
const WINDOW_MS = 4 * 60 * 60 * 1000;

/** Prepares an exam of a hundred items and its candidates, open from now. */
export async function prepareProduct({
  system,
  candidates,
  progress,
}: {
  system: RunningSystem;
  candidates: number;
  progress: Progress;
}): Promise<PreparedProduct> {
  const staff = new StaffClient(system.origin);
  await staff.signIn(system.administrator);
  const options = parseOptions(['--candidates', String(candidates), '--items', '100', '--minutes', '200']) as Options;
  const prepared = await setUp({ staff, options, random: SeededRandom.of('benchmark'), tag: 'bench', progress });
  await openWindow({
    staff,
    sittingId: prepared.exam.sittingId,
    opensAtMs: Date.now() - 1000,
    closesAtMs: Date.now() + WINDOW_MS,
  });
  return { staff, prepared };
}

/** All candidates accept the rules before the start, outside the measurement. */
export async function consentAll({
  system,
  prepared,
  lanes,
}: {
  system: RunningSystem;
  prepared: SetUp;
  lanes: number;
}): Promise<void> {
  const reply = await fetch(new URL(`${ROUTES}/sign-in`, system.origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(prepared.candidates[0]?.ticket),
  });
  const { rulesVersion, privacyVersion } = ((await reply.json()) as SignedIn).consent;
  const body = JSON.stringify({ rulesVersion, privacyVersion });
  const waiting: string[] = [];
  let arrived = 0;
  let given = 0;
  const next: NextExchange = () => {
    const cookie = waiting.pop();
    if (cookie) {
      return {
        bytes: requestBytes({ method: 'POST', path: `${ROUTES}/consent`, cookie, body }),
        onReply: ({ status }) => (given += status === 200 ? 1 : 0),
      };
    }
    const candidate = prepared.candidates[arrived];
    if (!candidate) return null;
    arrived += 1;
    return signInOf(candidate.ticket, (signedIn) => waiting.push(signedIn));
  };
  await closedLoop({ port: Number(system.origin.port), lanes, next });
  if (given < prepared.candidates.length)
    throw new Error(`${prepared.candidates.length - given} candidates could not give their consent`);
}

const signInOf = (ticket: SetUp['candidates'][number]['ticket'], onCookie: (cookie: string) => void): Exchange => ({
  bytes: requestBytes({ method: 'POST', path: `${ROUTES}/sign-in`, body: JSON.stringify(ticket) }),
  onReply: ({ head }) => onCookie(/set-cookie: ([^;]+)/i.exec(head)?.[1] ?? ''),
});

/** All candidates sign in and start; replies are parsed only afterwards. */
export async function signInAndStart({
  port,
  prepared,
  lanes,
}: {
  port: number;
  prepared: SetUp;
  lanes: number;
}): Promise<{ load: Load; read: () => Sitting[] }> {
  const started: { cookie: string; packed: Buffer }[] = [];
  const waiting: string[] = [];
  let arrived = 0;
  const next: NextExchange = () => {
    const cookie = waiting.pop();
    if (cookie) {
      return {
        bytes: requestBytes({ method: 'POST', path: `${ROUTES}/sessions`, cookie, body: '{}' }),
        onReply: ({ status, body }) => status === 200 && started.push({ cookie, packed: Buffer.from(body) }),
      };
    }
    const candidate = prepared.candidates[arrived];
    if (!candidate) return null;
    arrived += 1;
    return signInOf(candidate.ticket, (cookie) => waiting.push(cookie));
  };
  const load = await closedLoop({ port, lanes, next });
  return { load: { ...load, count: started.length }, read: () => started.map(toSitting) };
}

function toSitting({ cookie, packed }: { cookie: string; packed: Buffer }): Sitting {
  const { session, paper } = JSON.parse(gunzipSync(packed).toString()) as Started;
  const choiceItems = (paper as Paper).sections
    .flatMap(({ items }) => items)
    .filter(({ type }) => type === 'single_choice')
    .map(({ itemNumber }) => itemNumber);
  return { sessionId: session.id, cookie, seat: session.seat, choiceItems, revision: 0 };
}

/** One paper as a candidate receives it, for the baseline to serve. */
export async function readPaper({ system, sitting }: { system: RunningSystem; sitting: Sitting }): Promise<Paper> {
  const reply = await fetch(new URL(`${ROUTES}/sessions`, system.origin), {
    method: 'POST',
    headers: { Cookie: sitting.cookie, 'Content-Type': 'application/json' },
    body: '{}',
  });
  return ((await reply.json()) as Started).paper as Paper;
}

/** Saves of one item each, rotating over the candidates until the time is up. */
export function saves({
  sittings,
  untilMs,
  path,
}: {
  sittings: Sitting[];
  untilMs: number;
  path: (sitting: Sitting) => string;
}): NextExchange {
  let turn = 0;
  return () => {
    if (performance.now() >= untilMs) return null;
    const sitting = sittings[turn % sittings.length] as Sitting;
    turn += 1;
    sitting.revision += 1;
    const itemNumber = sitting.choiceItems[sitting.revision % sitting.choiceItems.length];
    const body = JSON.stringify({
      seat: sitting.seat,
      responses: [
        {
          itemNumber,
          revision: sitting.revision,
          response: 'AB'[sitting.revision % 2],
          madeAt: '2026-01-01T00:00:00.000Z',
        },
      ],
    });
    return { bytes: requestBytes({ method: 'PUT', path: path(sitting), cookie: sitting.cookie, body }) };
  };
}

export const productSavePath = ({ sessionId }: Sitting): string => `${ROUTES}/sessions/${sessionId}/responses`;
export const baselineSavePath = ({ sessionId }: Sitting): string => `/sessions/${sessionId}/responses`;

/** One submission for each candidate. */
export function submissions({
  sittings,
  path,
}: {
  sittings: Sitting[];
  path: (sitting: Sitting) => string;
}): NextExchange {
  let turn = 0;
  return () => {
    const sitting = sittings[turn];
    turn += 1;
    return sitting
      ? {
          bytes: requestBytes({
            method: 'POST',
            path: path(sitting),
            cookie: sitting.cookie,
            body: `{"seat":${sitting.seat},"responses":[]}`,
          }),
        }
      : null;
  };
}

export const productSubmitPath = ({ sessionId }: Sitting): string => `${ROUTES}/sessions/${sessionId}/submit`;
export const baselineSubmitPath = ({ sessionId }: Sitting): string => `/sessions/${sessionId}/submit`;
