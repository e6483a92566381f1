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

/** Megabytes cost the one who sends them most: these go to who may call most routes, and to who may call none. */
const SENDERS_OF_HEAVY: ReadonlySet<Caller> = new Set(['anonymous', 'administrator']);

/** It ends what others are still to use. */
const ENDS_A_SIGN_IN = /\/sign-out$/;

// Lists and files of real content.
const LONG_CONTENT = /\/(organisations|template\.xlsx|tickets\.(xlsx|html)|pass-list\.(xlsx|csv))$/;

jest.setTimeout(300_000);

describe('a hostile request to any route, by anybody', () => {
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

  async function sendAs({
    hostile,
    caller,
    route,
  }: {
    hostile: Hostile;
    caller: Caller;
    route: ApiRoute;
  }): Promise<void> {
    sent += 1;
    const reply = await sendRaw({ port: place.port, request: withCookie({ request: hostile.request, caller }) });
    const fault = faultOf({ reply, hostile, route });
    if (fault) faults.push(`${nameOf(route)} as ${caller}, ${hostile.name}: ${fault}`);
  }

  /** Those that held the event loop too long, each tried alone; what held it only once was the machine. */
  async function whatHeldIt(batch: { hostile: Hostile; caller: Caller; route: ApiRoute }[]): Promise<void> {
    for (const one of batch) {
      let leastHeldMs = Infinity;
      for (let attempt = 0; attempt < TRIES && leastHeldMs > MAX_HELD_MS; attempt += 1) {
        await place.cost();
        await sendAs(one);
        const { heldMs, cpuMs } = await place.cost();
        leastHeldMs = Math.min(leastHeldMs, heldMs, cpuMs);
      }
      if (leastHeldMs > MAX_HELD_MS)
        faults.push(
          `${nameOf(one.route)} as ${one.caller}, ${one.hostile.name}: held for ${Math.round(leastHeldMs)} ms`,
        );
    }
  }

  async function drive({ route, caller }: { route: ApiRoute; caller: Caller }): Promise<number> {
    const all = hostileRequests({ route, ids: place.ids, document: place.document });
    const batch = all
      .filter(({ heavy }) => !heavy || SENDERS_OF_HEAVY.has(caller))
      .map((hostile) => ({ hostile, caller, route }));
    for (let at = 0; at < batch.length; at += AT_ONCE) {
      const some = batch.slice(at, at + AT_ONCE);
      await place.cost();
      await Promise.all(some.map(sendAs));
      const { heldMs, cpuMs } = await place.cost();
      if (Math.min(heldMs, cpuMs) > MAX_HELD_MS) await whatHeldIt(some);
    }
    return batch.length;
  }

  it('is refused in few words and at little cost, and never by an error of ours', async () => {
    const routes = routesOf(place.document).filter(({ path }) => !ENDS_A_SIGN_IN.test(path));
    // What is loaded once is no growth.
    await drive({ route: routes.find(({ path }) => path.endsWith('/exams'))!, caller: 'administrator' });
    const before = await place.cost({ collect: true });
    let peakBytes = 0;
    for (const caller of CALLERS) {
      for (const route of routes) {
        await drive({ route, caller });
        peakBytes = Math.max(peakBytes, (await place.cost()).residentBytes);
      }
    }
    const after = await place.cost({ collect: true });
    const grownMb = Math.round((after.heldBytes - before.heldBytes) / MB);
    const peakMb = Math.round((peakBytes - before.residentBytes) / MB);
    process.stdout.write(
      `hostile requests: ${routes.length} routes, ${CALLERS.length} callers, ${sent} requests; memory held ${grownMb} MB more, at its peak ${peakMb} MB more\n`,
    );
    expect(faults).toEqual([]);
    expect(after.heldBytes - before.heldBytes).toBeLessThan(MAX_GROWTH_BYTES);
    expect(peakBytes - before.residentBytes).toBeLessThan(MAX_GROWTH_BYTES);
  });
});

function faultOf({ reply, hostile, route }: { reply: RawReply; hostile: Hostile; route: ApiRoute }): string | null {
  const { status, bytes, text, hasHung } = reply;
  if (hasHung) return 'no reply, and the connection stays open';
  if (status === null) return hostile.mayBeCut ? null : 'no reply';
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
