import { nameOf, routesOf, type ApiRoute } from './api-routes';
import { hasErrorForm } from './error-form';
import { CALLERS, HostilePlace, type Caller } from './hostile-place';
import { hostileRequests, type Hostile } from './hostile-requests';
import { sendRaw, type RawReply, type RawRequest } from './raw-request';

const MB = 1024 * 1024;
const MAX_HELD_MS = 200;
const MAX_GROWTH_BYTES = 100 * MB;
const MAX_ERROR_BYTES = 16 * 1024;
const MAX_REPLY_BYTES = 64 * 1024;
const AT_ONCE = 8;
const TRIES = 3;

/** Megabyte requests are slow, so only the callers with the most and with no permissions send them. */
const SENDERS_OF_HEAVY: ReadonlySet<Caller> = new Set(['anonymous', 'administrator']);

/** Signing out would end a sign-in that other requests use. */
const ENDS_A_SIGN_IN = /\/sign-out$/;

// Lists and files of real content.
const LONG_CONTENT = /\/(organisations|template\.xlsx|tickets\.(xlsx|html)|pass-list\.(xlsx|csv))$/;

jest.setTimeout(600_000);

interface Sent {
  hostile: Hostile;
  caller: Caller;
  route: ApiRoute;
}

interface Dearness {
  heldMs: number;
  grownBytes: number;
}

const isDear = ({ heldMs, grownBytes }: Dearness): boolean => heldMs > MAX_HELD_MS || grownBytes > MAX_GROWTH_BYTES;

describe('a hostile request to any route, by any caller', () => {
  let place: HostilePlace;
  const faults: string[] = [];
  let sent = 0;

  beforeAll(async () => {
    place = await HostilePlace.open();
  });
  afterAll(() => place.close());

  const withCookie = ({ request, caller }: { request: RawRequest; caller: Caller }): RawRequest => {
    const cookie = place.cookies[caller];
    return cookie === '' ? request : { ...request, headers: { Cookie: cookie, ...request.headers } };
  };

  async function sendAs({ hostile, caller, route }: Sent): Promise<void> {
    sent += 1;
    const reply = await sendRaw({ port: place.port, request: withCookie({ request: hostile.request, caller }) });
    const fault = faultOf({ reply, hostile, route });
    // A hung server would delay every other request.
    if (reply.hasHung) throw new Error(`${nameOf(route)} as ${caller}, ${hostile.name}: no reply`);
    if (fault) faults.push(`${nameOf(route)} as ${caller}, ${hostile.name}: ${fault}`);
  }

  /**
   * Repeats each expensive request of a turn alone. A cost that does not recur came from the machine or from the
   * garbage of other requests.
   */
  async function whatWasDear(turn: Sent[]): Promise<void> {
    for (const one of turn) {
      let least = { heldMs: Infinity, grownBytes: Infinity };
      for (let attempt = 0; attempt < TRIES && isDear(least); attempt += 1) {
        const before = await place.cost({ collect: true });
        await sendAs(one);
        const { heldMs, cpuMs, heldBytes } = await place.cost();
        least = {
          heldMs: Math.min(least.heldMs, heldMs, cpuMs),
          grownBytes: Math.min(least.grownBytes, heldBytes - before.heldBytes),
        };
      }
      if (!isDear(least)) continue;
      const cost = `held for ${Math.round(least.heldMs)} ms, took ${Math.round(least.grownBytes / MB)} MB`;
      faults.push(`${nameOf(one.route)} as ${one.caller}, ${one.hostile.name}: ${cost}`);
    }
  }

  async function drive({ route, caller }: { route: ApiRoute; caller: Caller }): Promise<void> {
    const requests = hostileRequests({ route, ids: place.ids, document: place.document })
      .filter(({ heavy }) => !heavy || SENDERS_OF_HEAVY.has(caller))
      .map((hostile) => ({ hostile, caller, route }));
    for (const turn of inTurns(requests)) {
      const before = await place.cost();
      await Promise.all(turn.map(sendAs));
      const { heldMs, cpuMs, heldBytes } = await place.cost();
      if (isDear({ heldMs: Math.min(heldMs, cpuMs), grownBytes: heldBytes - before.heldBytes }))
        await whatWasDear(turn);
    }
  }

  it('is refused briefly and cheaply, and never with a server error', async () => {
    const routes = routesOf(place.document).filter(({ path }) => !ENDS_A_SIGN_IN.test(path));
    // Warm up, so that one-time loading does not count as growth.
    await drive({ route: routes.find(({ path }) => path.endsWith('/exams'))!, caller: 'administrator' });
    const before = await place.cost({ collect: true });
    for (const caller of CALLERS) for (const route of routes) await drive({ route, caller });
    const grownBytes = (await place.cost({ collect: true })).heldBytes - before.heldBytes;
    process.stdout.write(
      `hostile requests: ${routes.length} routes, ${CALLERS.length} callers, ${sent} requests, ${Math.round(grownBytes / MB)} MB kept\n`,
    );
    expect(faults).toEqual([]);
    expect(grownBytes).toBeLessThan(MAX_GROWTH_BYTES);
  });
});

/** Groups a few at a time, but megabyte requests singly, so that their cost can be attributed. */
function inTurns<One extends { hostile: Hostile }>(batch: readonly One[]): One[][] {
  const heavy = batch.filter(({ hostile }) => hostile.heavy);
  const light = batch.filter(({ hostile }) => !hostile.heavy);
  const turns = Array.from({ length: Math.ceil(light.length / AT_ONCE) }, (_, turn) =>
    light.slice(turn * AT_ONCE, (turn + 1) * AT_ONCE),
  );
  return [...turns, ...heavy.map((one) => [one])];
}

function faultOf({ reply, hostile, route }: { reply: RawReply; hostile: Hostile; route: ApiRoute }): string | null {
  const { status, bytes, text } = reply;
  if (status === null) return hostile.mayBeCut ? null : 'no reply';
  if (hostile.status !== undefined && status !== hostile.status) return `${status}, not ${hostile.status}`;
  if (status >= 500 && status !== 503) return `${status} ${text.slice(0, 200)}`;
  if (status >= 400) return errorFault({ reply, method: hostile.request.method });
  if (bytes > MAX_REPLY_BYTES && !LONG_CONTENT.test(route.path)) return `a reply of ${bytes} bytes`;
  return null;
}

function errorFault({ reply: { status, bytes, text }, method }: { reply: RawReply; method: string }): string | null {
  if (bytes > MAX_ERROR_BYTES) return `${status} in ${bytes} bytes`;
  if (method === 'HEAD') return null;
  return hasErrorForm(text) ? null : `${status} in another form: ${text.slice(0, 200)}`;
}
