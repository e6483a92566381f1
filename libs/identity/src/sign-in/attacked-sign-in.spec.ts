import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { IdentityModule, StaffAccounts } from '../index';

const PASSWORD = 'a long synthetic password';
const ATTACKERS = 20;
const ATTEMPTS_EACH = 25;
const MEMBER_ADDRESS = '198.51.100.7';

interface Answer {
  status: number;
  code: string | null;
  cookies: Record<string, string>;
  retryAfter: string | null;
}

describeOnBothEngines('signing in while twenty addresses attack', (engine) => {
  let test: TestApp;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, IdentityModule] });
    await test.get(Organisations).loadRegions();
    for (const username of ['test-member', 'test-newcomer', 'test-neighbour']) await createAccount(username);
  }, 60_000);
  afterAll(() => test.close());
  // Resets the budgets and pauses of the previous test.
  beforeEach(() => test.clock.advance(3_600_000));

  async function createAccount(username: string): Promise<void> {
    const organisation = await test.get(Organisations).findByCode('350100');
    const grants = [{ role: 'trainer' as const, organisationId: organisation?.id as string }];
    await test
      .get(StaffAccounts)
      .createAccount({ username, displayName: '测试人员', password: PASSWORD, grants, demo: false });
  }

  async function signIn({
    username,
    password = PASSWORD,
    address,
    cookies = {},
  }: {
    username: string;
    password?: string;
    address: string;
    cookies?: Record<string, string>;
  }): Promise<Answer> {
    const reply = await test.app.inject({
      method: 'POST',
      url: '/api/v1/staff/sign-in',
      remoteAddress: address,
      cookies,
      payload: { username, password },
    });
    return {
      status: reply.statusCode,
      code: reply.json<{ code?: string }>().code ?? null,
      cookies: Object.fromEntries(reply.cookies.map(({ name, value }) => [name, value])),
      retryAfter: (reply.headers['retry-after'] as string | undefined) ?? null,
    };
  }

  /** Sends all attempts at once; counts the replies as they arrive. */
  function attack(username: (attempt: number) => string) {
    const counts = { refused: 0, overloaded: 0, throttled: 0 };
    const answers = Array.from({ length: ATTACKERS * ATTEMPTS_EACH }, async (_, attempt) => {
      const address = `203.0.113.${1 + (attempt % ATTACKERS)}`;
      const { status } = await signIn({ username: username(attempt), password: 'a wrong synthetic guess', address });
      if (status === 401) counts.refused += 1;
      if (status === 503) counts.overloaded += 1;
      if (status === 429) counts.throttled += 1;
    });
    return { counts, over: Promise.all(answers) };
  }

  it('admits a member at once in a known browser, even when the attack is on that name', async () => {
    const { status, cookies } = await signIn({ username: 'test-member', address: MEMBER_ADDRESS });
    expect(status).toBe(200);
    const { counts, over } = attack(() => 'test-member');
    const member = await signIn({ username: 'test-member', address: MEMBER_ADDRESS, cookies });
    const refusedBefore = counts.refused;
    await over;
    expect(member.status).toBe(200);
    // Refused by then: attempts that were already running or came during the lookup of the account, not the 160 in the
    // queue.
    expect(refusedBefore).toBeLessThan(counts.refused / 2);
    expect(counts.refused + counts.overloaded + counts.throttled).toBe(ATTACKERS * ATTEMPTS_EACH);
    expect(counts.overloaded).toBeGreaterThan(0);
  });

  it('admits a newcomer after the requested waits, and counts no right password as a failure', async () => {
    const { over } = attack((attempt) => `test-nobody-${attempt}`);
    const codes: (string | null)[] = [];
    // Like a person: retries when told to, with the right password, more often than failures are free.
    for (let turn = 0; codes.at(-1) !== null || turn === 0; turn += 1) {
      const answer = await signIn({ username: 'test-newcomer', address: '198.51.100.8' });
      codes.push(answer.code);
      if (answer.status !== 200) expect([answer.status, Number(answer.retryAfter) > 0]).toEqual([503, true]);
      test.clock.advance(1000 * Number(answer.retryAfter));
    }
    await over;
    expect(codes.filter((code) => code !== null && code !== 'OVERLOADED')).toEqual([]);
  });

  it('counts no failure for a request refused as Overloaded', async () => {
    const address = '198.51.100.9';
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn({ username: 'test-newcomer', address })));
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses).toEqual(new Set([200, 503]));
    test.clock.advance(60_000);
    expect((await signIn({ username: 'test-newcomer', address })).status).toBe(200);
  });

  it('is refused for a while only at an address that has spent its budget', async () => {
    const address = '198.51.100.10';
    for (let attempt = 0; attempt < 60; attempt += 1)
      expect((await signIn({ username: `test-nobody-${attempt}`, password: 'x', address })).status).toBe(401);
    const spent = await signIn({ username: 'test-newcomer', address });
    expect([spent.status, spent.code, spent.retryAfter]).toEqual([503, 'OVERLOADED', '1']);
    expect((await signIn({ username: 'test-newcomer', address: '198.51.100.11' })).status).toBe(200);
    test.clock.advance(1000);
    expect((await signIn({ username: 'test-newcomer', address })).status).toBe(200);
  });

  it('treats all addresses of an IPv6 household as one', async () => {
    for (let attempt = 0; attempt < 60; attempt += 1)
      await signIn({ username: `test-nobody-${attempt}`, password: 'x', address: `2001:db8:1:2::${attempt}` });
    expect((await signIn({ username: 'test-newcomer', address: '2001:db8:1:2:ffff::1' })).status).toBe(503);
    expect((await signIn({ username: 'test-newcomer', address: '2001:db8:1:3::1' })).status).toBe(200);
  });

  it('does not lock a member out of a known browser by failures at the same address', async () => {
    const address = '198.51.100.12';
    const { cookies } = await signIn({ username: 'test-neighbour', address });
    for (let attempt = 0; attempt < 8; attempt += 1)
      await signIn({ username: 'test-neighbour', password: 'a wrong synthetic guess', address });
    expect((await signIn({ username: 'test-neighbour', address })).status).toBe(429);
    expect((await signIn({ username: 'test-neighbour', address, cookies })).status).toBe(200);
  });

  it('counts the failures of a known browser too', async () => {
    const address = '198.51.100.13';
    const { cookies } = await signIn({ username: 'test-neighbour', address });
    const guess = () => signIn({ username: 'test-neighbour', password: 'a wrong guess', address, cookies });
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await guess()).status).toBe(401);
    expect((await guess()).status).toBe(429);
  });
});
