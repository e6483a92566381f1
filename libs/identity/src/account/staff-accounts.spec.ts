import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { AuditEntry, type StaffRole } from '@sunflower/platform';
import request from 'supertest';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { IdentityModule, StaffAccounts } from '../index';

const PASSWORD = 'a long synthetic password';
const MODULES = [OrganisationsModule, IdentityModule];

describeOnBothEngines('staff', (engine) => {
  let test: TestApp;
  let names = 0;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: MODULES });
    await test.get(Organisations).loadRegions();
  }, 60_000);
  afterAll(() => test.close());

  // All requests come from one address, which has a budget of sign-ins for each minute.
  beforeEach(() => test.clock.advance(60_000));

  const idOf = async (code: string) => (await test.get(Organisations).findByCode(code))?.id as string;
  const http = () => request(test.http);

  async function aMember(...grants: [StaffRole, string][]): Promise<{ id: string; username: string }> {
    names += 1;
    const username = `test-staff-${names}`;
    const organisationGrants = await Promise.all(
      grants.map(async ([role, code]) => ({ role, organisationId: await idOf(code) })),
    );
    const { id } = await test.get(StaffAccounts).createAccount({
      username,
      displayName: '测试人员',
      password: PASSWORD,
      grants: organisationGrants,
      demo: false,
    });
    return { id, username };
  }

  const tryToSignIn = (username: string, password = PASSWORD) =>
    http().post('/api/v1/staff/sign-in').send({ username, password });
  const cookieOf = (reply: { headers: Record<string, unknown> }) =>
    (reply.headers['set-cookie'] as string[])[0] as string;
  const signIn = async (username: string, password = PASSWORD) =>
    cookieOf(await tryToSignIn(username, password).expect(200)).split(';')[0] as string;
  const signedIn = async (...grants: [StaffRole, string][]) => signIn((await aMember(...grants)).username);
  const me = (cookie: string) => http().get('/api/v1/staff/me').set('Cookie', cookie);
  const newAccount = async (cookie: string, role: StaffRole, code: string) => {
    names += 1;
    const body = {
      username: `test-new-${names}`,
      displayName: '新人员',
      password: PASSWORD,
      grants: [{ role, organisationId: await idOf(code) }],
    };
    return http().post('/api/v1/staff/accounts').set('Cookie', cookie).send(body);
  };

  describe('signing in', () => {
    it('sets a cookie that scripts and other sites cannot use', async () => {
      const { username } = await aMember(['trainer', '350100']);
      const reply = await tryToSignIn(username.toUpperCase()).expect(200);
      expect(cookieOf(reply)).toMatch(/^sunflower_staff=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
      expect(reply.body).toEqual({
        id: expect.any(String),
        displayName: '测试人员',
        roles: [{ role: 'trainer', organisationId: await idOf('350100'), organisationName: '福州市' }],
        duty: null,
      });
    });

    it('stores neither the cookie nor the password', async () => {
      const cookie = await signedIn(['trainer', '350100']);
      const stored = JSON.stringify([
        await test.database.select('SELECT * FROM staff_session'),
        await test.database.select('SELECT * FROM staff_account'),
      ]);
      expect(stored).not.toContain(cookie.split('=')[1]);
      expect(stored).not.toContain(PASSWORD);
      expect(stored).toContain('$argon2id$');
    });

    it('is refused in the same way for an unknown name, a wrong password and a deactivated account', async () => {
      const { id, username } = await aMember(['trainer', '350100']);
      const wrong = await tryToSignIn(username, 'a wrong synthetic password').expect(401);
      const unknown = await tryToSignIn('nobody-at-all').expect(401);
      const administrator = await signedIn(['administrator', '350000']);
      await http()
        .post(`/api/v1/staff/accounts/${id}/deactivate`)
        .set('Cookie', administrator)
        .send({ reason: '测试' })
        .expect(204);
      const deactivated = await tryToSignIn(username).expect(401);
      expect(wrong.body.code).toBe('SIGN_IN_REFUSED');
      expect(unknown.body).toEqual(wrong.body);
      expect(deactivated.body).toEqual(wrong.body);
    });

    it('is throttled for a limited time after five failures, even with the right password', async () => {
      const { username } = await aMember(['trainer', '350100']);
      for (let time = 0; time < 5; time += 1) await tryToSignIn(username, 'a wrong synthetic password').expect(401);
      const reply = await tryToSignIn(username).expect(429);
      expect(reply.headers['retry-after']).toBe('30');
      test.clock.advance(30_000);
      await tryToSignIn(username).expect(200);
    });

    it("ends the browser's previous session", async () => {
      const { username } = await aMember(['trainer', '350100']);
      const former = await signIn(username);
      await tryToSignIn(username).set('Cookie', former).expect(200);
      await me(former).expect(401);
    });
  });

  describe('a session', () => {
    it('ends at sign-out', async () => {
      const cookie = await signedIn(['trainer', '350100']);
      await me(cookie).expect(200);
      await http().post('/api/v1/staff/sign-out').set('Cookie', cookie).expect(204);
      await me(cookie).expect(401);
    });

    it('ends after 12 hours', async () => {
      const cookie = await signedIn(['trainer', '350100']);
      test.clock.advance(12 * 3_600_000 - 1);
      await me(cookie).expect(200);
      test.clock.advance(1);
      await me(cookie).expect(401);
    });

    it('of a deactivated account ends at once here, and within 3 s in a process that has cached it', async () => {
      const member = await aMember(['trainer', '350100']);
      const cookie = await signIn(member.username);
      const elsewhere = await createTestApp({ engine, modules: MODULES, config: test.config, clock: test.clock });
      const meElsewhere = () => request(elsewhere.http).get('/api/v1/staff/me').set('Cookie', cookie);
      await meElsewhere().expect(200);
      const administrator = await signedIn(['administrator', '350000']);
      await http()
        .post(`/api/v1/staff/accounts/${member.id}/deactivate`)
        .set('Cookie', administrator)
        .send({ reason: '测试' })
        .expect(204);
      await me(cookie).expect(401);
      test.clock.advance(3000);
      await meElsewhere().expect(401);
      await elsewhere.close();
    });
  });

  describe('an administrator', () => {
    it('gives roles within their own subtree', async () => {
      const city = await signedIn(['administrator', '350100']);
      expect((await newAccount(city, 'administrator', '350102')).status).toBe(201);
      expect((await newAccount(city, 'trainer', '350100')).status).toBe(201);
    });

    it.each(['350000', '350200', '350203'])('cannot give a role at %s, outside of their subtree', async (code) => {
      const city = await signedIn(['administrator', '350100'], ['invigilator', '350000']);
      const reply = await newAccount(city, 'invigilator', code);
      expect([reply.status, reply.body.code]).toEqual([403, 'NOT_ALLOWED']);
    });

    it('is the only role that may give roles', async () => {
      expect((await newAccount(await signedIn(['trainer', '350000']), 'trainer', '350102')).status).toBe(403);
    });

    it('may not deactivate an account with a role elsewhere, nor see one with roles only elsewhere', async () => {
      const city = await signedIn(['administrator', '350100']);
      const deactivate = (id: string) =>
        http().post(`/api/v1/staff/accounts/${id}/deactivate`).set('Cookie', city).send({ reason: '测试' });
      await deactivate((await aMember(['trainer', '350102'], ['trainer', '350200'])).id).expect(403);
      await deactivate((await aMember(['trainer', '350200'])).id).expect(404);
      await deactivate((await aMember(['trainer', '350102'])).id).expect(204);
    });

    it('may not deactivate themselves', async () => {
      const own = await aMember(['administrator', '350100']);
      const reply = await http()
        .post(`/api/v1/staff/accounts/${own.id}/deactivate`)
        .set('Cookie', await signIn(own.username))
        .send({ reason: '测试' })
        .expect(409);
      expect(reply.body.code).toBe('OWN_ACCOUNT');
    });

    it('sees the accounts and roles of their subtree, page by page', async () => {
      const county = await signedIn(['administrator', '350404']);
      const inside = await aMember(['trainer', '350404'], ['trainer', '350200']);
      await aMember(['trainer', '350400']);
      const list = (after: string) =>
        http().get('/api/v1/staff/accounts').query({ after, limit: 1 }).set('Cookie', county).expect(200);
      const first = (await list('')).body;
      const second = (await list(first.nextAfter)).body;
      const seen = [...first.items, ...second.items];
      expect(seen).toHaveLength(2);
      expect(seen.find(({ id }: { id: string }) => id === inside.id)).toMatchObject({
        username: inside.username,
        active: true,
        roles: [{ organisationName: '三元区' }],
      });
      expect(JSON.stringify(seen)).not.toContain('argon2');
    });

    it('may reset a forgotten password, ending the sessions, and reactivate; each act is audited', async () => {
      const member = await aMember(['trainer', '350102']);
      const cookie = await signIn(member.username);
      const administrator = await signedIn(['administrator', '350100']);
      const act = (verb: string, body: object) =>
        http()
          .post(`/api/v1/staff/accounts/${member.id}/${verb}`)
          .set('Cookie', administrator)
          .send({ reason: '测试', ...body });
      await act('reset-password', { password: 'another synthetic password' }).expect(204);
      await me(cookie).expect(401);
      await signIn(member.username, 'another synthetic password');
      await act('deactivate', {}).expect(204);
      await act('reactivate', {}).expect(204);
      await signIn(member.username, 'another synthetic password');
      const rows = await test.database
        .repository(AuditEntry)
        .find({ where: { subjectId: member.id }, order: { id: 'ASC' } });
      expect(rows.map(({ action }) => action)).toEqual([
        'staff.created',
        'staff.password-reset',
        'staff.deactivated',
        'staff.reactivated',
      ]);
    });
  });

  describe('an account', () => {
    it('has a unique username', async () => {
      const { username } = await aMember(['trainer', '350100']);
      const again = test.get(StaffAccounts).createAccount({
        username: username.toUpperCase(),
        displayName: '测试',
        password: PASSWORD,
        grants: [],
        demo: false,
      });
      await expect(again).rejects.toMatchObject({ code: 'USERNAME_TAKEN' });
    });

    it('cannot have a weak password', async () => {
      const weak = test
        .get(StaffAccounts)
        .createAccount({ username: 'test-weak', displayName: '测试', password: 'short', grants: [], demo: false });
      await expect(weak).rejects.toMatchObject({ code: 'WEAK_PASSWORD', details: { fault: 'too_short' } });
    });

    it('changes its password with the current one, which signs other browsers out', async () => {
      const { username } = await aMember(['trainer', '350100']);
      const [here, there] = [await signIn(username), await signIn(username)];
      const change = (current: string) =>
        http().post('/api/v1/staff/me/password').set('Cookie', here).send({ current, new: 'a new synthetic password' });
      expect((await change('a wrong synthetic password').expect(403)).body.code).toBe('WRONG_PASSWORD');
      const fresh = cookieOf(await change(PASSWORD).expect(204)).split(';')[0] as string;
      await me(here).expect(401);
      await me(there).expect(401);
      await me(fresh).expect(200);
      await tryToSignIn(username).expect(401);
      await signIn(username, 'a new synthetic password');
    });
  });
});

describe('demo accounts', () => {
  it('stop the boot in the production profile, but not in the embedded one', async () => {
    const place = await createTestPlace('mysql');
    const first = await createTestApp({ engine: 'mysql', modules: MODULES, config: place.config });
    await first
      .get(StaffAccounts)
      .createAccount({ username: 'demo-admin', displayName: '演示', password: PASSWORD, grants: [], demo: true });
    await first.close();
    await expect(createTestApp({ engine: 'mysql', modules: MODULES, config: place.config })).rejects.toThrow(
      /demo accounts/,
    );
    await place.remove();
    const embedded = await createTestApp({ engine: 'sqlite', modules: MODULES });
    await embedded
      .get(StaffAccounts)
      .createAccount({ username: 'demo-admin', displayName: '演示', password: PASSWORD, grants: [], demo: true });
    expect(await embedded.get(StaffAccounts).hasDemoAccounts()).toBe(true);
    await embedded.close();
  }, 60_000);
});
