import fc from 'fast-check';
import { nameOf, pathOf, routesOf, type ApiRoute } from './api-routes';
import { hasErrorForm } from './error-form';
import { CALLERS, HostilePlace, type Caller } from './hostile-place';
import { sendRaw, type RawRequest } from './raw-request';
import { valueOf, written } from './value-of-schema';

/** The same for every run, so that a change fails by what it changed; other seeds look further. */
const SEED = 20261201;
const RUNS_A_ROUTE = 36;
const MAX_ERROR_BYTES = 16 * 1024;

/** Signing out would end a sign-in that other requests use. */
const ENDS_A_SIGN_IN = /\/sign-out$/;

jest.setTimeout(600_000);

describe('values generated from the schema of each route', () => {
  const seed = Number(process.env['HOSTILE_SEED'] ?? SEED);
  let place: HostilePlace;
  let sent = 0;
  /** Requests that succeeded at least once, so that code behind the validation ran. */
  const taken = new Set<string>();

  beforeAll(async () => {
    place = await HostilePlace.open();
  });
  afterAll(() => place.close());

  const requestFor = ({ route, caller }: { route: ApiRoute; caller: Caller }): fc.Arbitrary<RawRequest> => {
    const { ids, document } = place;
    const drawn = (schema: object, name: string) => valueOf({ schema, name, ids, document });
    const query = fc.record(Object.fromEntries(route.query.map(({ name, schema }) => [name, drawn(schema, name)])), {
      requiredKeys: [],
    });
    const body = route.body ? drawn(route.body, 'body').map(written) : fc.constant(undefined);
    return fc.record({ query, body }).map(({ query: fields, body: text }) => ({
      method: route.method,
      path: `${pathOf(route, ids)}${queryOf(fields)}`,
      headers: {
        ...(place.cookies[caller] ? { Cookie: place.cookies[caller] } : {}),
        ...(text === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      body: text,
    }));
  };

  async function replyFault(request: RawRequest): Promise<string | null> {
    sent += 1;
    const { status, text, bytes, hasHung } = await sendRaw({ port: place.port, request });
    if (hasHung || status === null) return 'no reply';
    if (status >= 500 && status !== 503) return `${status}`;
    if (status < 400) {
      taken.add(`${request.method} ${request.path.split('?')[0]}`);
      return null;
    }
    if (bytes > MAX_ERROR_BYTES) return `${status} in ${bytes} bytes`;
    return hasErrorForm(text) ? null : `${status} in another form: ${text.slice(0, 200)}`;
  }

  /** The first failing request, shrunk as far as possible. */
  async function firstFault({ route, caller }: { route: ApiRoute; caller: Caller }): Promise<string | null> {
    const checked = await fc.check(
      fc.asyncProperty(requestFor({ route, caller }), async (request) => {
        const fault = await replyFault(request);
        if (fault) throw new Error(fault);
      }),
      { numRuns: runsFor(caller), seed },
    );
    const [request] = checked.counterexample ?? [];
    const why = checked.errorInstance instanceof Error ? checked.errorInstance.message : '';
    return request
      ? `${nameOf(route)} as ${caller}: ${why}; ${request.path} ${String(request.body).slice(0, 500)}`
      : null;
  }

  it('never cause a server error', async () => {
    process.stdout.write(`drawn values: HOSTILE_SEED=${seed}\n`);
    const routes = routesOf(place.document).filter(({ path }) => !ENDS_A_SIGN_IN.test(path));
    const faults: string[] = [];
    for (const route of routes) {
      for (const caller of CALLERS) {
        const fault = await firstFault({ route, caller });
        if (fault) faults.push(fault);
      }
    }
    process.stdout.write(
      `drawn values: ${routes.length} routes, ${CALLERS.length} callers, ${sent} requests, ${taken.size} routes that took one\n`,
    );
    expect(faults).toEqual([]);
  });
});

/** Most requests come from callers with access. */
const runsFor = (caller: Caller): number =>
  caller === 'administrator' || caller === 'candidate' ? RUNS_A_ROUTE : Math.ceil(RUNS_A_ROUTE / 6);

function queryOf(fields: Record<string, unknown>): string {
  const pairs = Object.entries(fields).map(
    ([name, value]) => `${name}=${encodeURIComponent(textOf(value).replace(/[\ud800-\udfff]/g, '?')).slice(0, 300)}`,
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.replace(/@@/g, '') : written(value));
