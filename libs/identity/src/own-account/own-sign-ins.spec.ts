import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import type { Config } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { IdentityModule, StaffAccounts } from '../index';

const PASSWORD = 'a long synthetic password';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const MINUTE_MS = 60_000;

describeOnBothEngines("a member's own sign-ins", (engine) => {
  let test: TestApp;
  let place: TestPlace;
  let names = 0;

  const open = (overrides: Partial<Config>, clock = test?.clock) =>
    createTestApp({
      engine,
      modules: [OrganisationsModule, IdentityModule],
      config: { ...place.config, ...overrides },
      clock,
    });

  beforeAll(async () => {
    place = await createTestPlace(engine);
    test = await open({ staffIdleMs: 30 * MINUTE_MS });
    await test.get(Organisations).loadRegions();
  }, 60_000);
  afterAll(async () => {
    await test.close();
    await place.remove();
  });

  async function aMember(): Promise<string> {
    names += 1;
    const username = `test-staff-${names}`;
    const organisation = await test.get(Organisations).findByCode('350100');
    const grants = [{ role: 'trainer' as const, organisationId: organisation?.id as string }];
    await test
      .get(StaffAccounts)
      .createAccount({ username, displayName: '测试人员', password: PASSWORD, grants, demo: false });
    return username;
  }

  async function signIn(username: string, app = test): Promise<string> {
    const call = request(app.http).post('/api/v1/staff/sign-in').set('User-Agent', FIREFOX);
    const { headers } = await call.send({ username, password: PASSWORD }).expect(200);
    return ((headers['set-cookie'] as unknown as string[])[0] as string).split(';')[0] as string;
  }

  const me = (cookie: string, app = test) => request(app.http).get('/api/v1/staff/me').set('Cookie', cookie);
  const background = (cookie: string) => me(cookie).set('Sunflower-Background', '1');
  const list = async (cookie: string) =>
    (await request(test.http).get('/api/v1/staff/me/sign-ins').set('Cookie', cookie).expect(200)).body as {
      id: string;
      current: boolean;
    }[];
  const post = (cookie: string, path: string) =>
    request(test.http).post(`/api/v1/staff/me/sign-ins/${path}`).set('Cookie', cookie);

  describe('end by themselves', () => {
    it('after thirty minutes without a request, and not before', async () => {
      const cookie = await signIn(await aMember());
      test.clock.advance(30 * MINUTE_MS);
      await me(cookie).expect(200);
      test.clock.advance(30 * MINUTE_MS + 59_999);
      await me(cookie).expect(200);
      test.clock.advance(31 * MINUTE_MS);
      await me(cookie).expect(401);
      await me(cookie).expect(401);
    });

    it('even while a page sends automatic requests, which are answered until then', async () => {
      const cookie = await signIn(await aMember());
      for (let minute = 0; minute < 30; minute += 1) {
        test.clock.advance(MINUTE_MS);
        await background(cookie).expect(200);
      }
      test.clock.advance(MINUTE_MS);
      await background(cookie).expect(401);
    });

    it('only after twelve hours when the setting is 0', async () => {
      const always = await open({ staffIdleMs: 0 });
      const cookie = await signIn(await aMember(), always);
      test.clock.advance(12 * 60 * MINUTE_MS - 1);
      await me(cookie, always).expect(200);
      await always.close();
    });

    it('and are stored as seen once a minute, however many requests arrive', async () => {
      const cookie = await signIn(await aMember());
      const lastSeen = async () =>
        Number(
          (await test.database.select<{ at: number }>('SELECT MAX(last_seen_at) AS at FROM staff_session'))[0]?.at,
        );
      const begun = await lastSeen();
      test.clock.advance(59_999);
      await me(cookie).expect(200);
      expect(await lastSeen()).toBe(begun);
      test.clock.advance(1);
      await me(cookie).expect(200);
      test.clock.advance(5_000);
      await me(cookie).expect(200);
      expect(await lastSeen()).toBe(begun + MINUTE_MS);
    });
  });

  describe('are listed to the member only', () => {
    it('with time, address and browser, and can be ended one by one or all others at once', async () => {
      const username = await aMember();
      const [here, phone, office] = [await signIn(username), await signIn(username), await signIn(username)];
      const another = await signIn(await aMember());
      const mine = await list(here);
      expect(mine).toHaveLength(3);
      expect(mine.filter(({ current }) => current)).toMatchObject([
        {
          since: new Date(test.clock.now()).toISOString(),
          lastSeenAt: new Date(test.clock.now()).toISOString(),
          address: '127.0.0.1',
          browser: 'Firefox, Linux',
        },
      ]);
      const phoneId = (await list(phone)).find(({ current }) => current)?.id as string;
      expect((await post(another, `${phoneId}/end`).expect(404)).body.code).toBe('SIGN_IN_NOT_FOUND');
      await me(phone).expect(200);
      await post(here, `${phoneId}/end`).expect(204);
      await me(phone).expect(401);
      await post(here, 'end-others').expect(204);
      await me(office).expect(401);
      await me(here).expect(200);
      await me(another).expect(200);
      expect(await list(here)).toHaveLength(1);
    });
  });

  describe('where the address is https', () => {
    it('use cookies bound to the host, and an earlier cookie stays valid', async () => {
      const username = await aMember();
      const before = await signIn(username);
      const secure = await open({ publicUrl: 'https://exam.example.cn', staffIdleMs: 0 });
      const reply = await request(secure.http).post('/api/v1/staff/sign-in').send({ username, password: PASSWORD });
      const cookies = reply.headers['set-cookie'] as unknown as string[];
      expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
        '__Host-sunflower_staff',
        '__Host-sunflower_known',
      ]);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
        expect(cookie).not.toMatch(/domain/i);
      }
      await me((cookies[0] as string).split(';')[0] as string, secure).expect(200);
      await me(before, secure).expect(200);
      await secure.close();
    });
  });
});
