import { Organisations, OrganisationsModule } from '@sunflower/organisations';
import { AuditEntry, type StaffRole } from '@sunflower/platform';
import { Secret, TOTP } from 'otpauth';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { IdentityModule, StaffAccounts } from '../index';

const PASSWORD = 'a long synthetic password';

type Reply = Awaited<ReturnType<Browser['get']>>;

/** A browser that keeps cookies. */
class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly test: TestApp,
    private readonly address = '127.0.0.1',
  ) {}

  get = (path: string) => this.send({ method: 'GET', path });
  post = (path: string, payload: object = {}) => this.send({ method: 'POST', path, payload });

  private async send({ method, path, payload }: { method: 'GET' | 'POST'; path: string; payload?: object }) {
    const reply = await this.test.app.inject({
      method,
      url: `/api/v1/${path}`,
      payload,
      remoteAddress: this.address,
      cookies: Object.fromEntries(this.cookies),
    });
    for (const { name, value } of reply.cookies) {
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const body = reply.body === '' ? null : reply.json();
    return { status: reply.statusCode, body, headers: reply.headers };
  }
}

describeOnBothEngines('the second factor of staff', (engine) => {
  let test: TestApp;
  let names = 0;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [OrganisationsModule, IdentityModule] });
    await test.get(Organisations).loadRegions();
  }, 60_000);
  afterAll(() => test.close());
  beforeEach(() => test.clock.advance(3_600_000));

  const idOf = async (code: string) => (await test.get(Organisations).findByCode(code))?.id as string;

  async function aMember(role: StaffRole, code: string): Promise<{ id: string; username: string }> {
    names += 1;
    const username = `test-staff-${names}`;
    const grants = [{ role, organisationId: await idOf(code) }];
    const { id } = await test
      .get(StaffAccounts)
      .createAccount({ username, displayName: '测试人员', password: PASSWORD, grants, demo: false });
    return { id, username };
  }

  async function signIn(username: string, password = PASSWORD): Promise<Browser> {
    const browser = new Browser(test);
    expect((await browser.post('staff/sign-in', { username, password })).status).toBe(200);
    return browser;
  }

  const codeOf = (secret: string) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: test.clock.now() });

  async function enrol(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
    const { secret, offer } = (await browser.post('staff/me/second-factor/offer', { password: PASSWORD })).body;
    const reply = await browser.post('staff/me/second-factor', { offer, code: codeOf(secret) });
    expect(reply.status).toBe(201);
    return { secret, recoveryCodes: reply.body.recoveryCodes };
  }

  /** Signs in up to the request for the code. */
  async function pending(username: string, address?: string): Promise<Browser> {
    const browser = new Browser(test, address);
    const reply = await browser.post('staff/sign-in', { username, password: PASSWORD });
    expect([reply.status, reply.body.code]).toEqual([401, 'SECOND_FACTOR_CODE_REQUIRED']);
    return browser;
  }

  const codes = (reply: Reply) => [reply.status, reply.body.code];
  const nextStep = () => test.clock.advance(30_000);
  const actionsOn = async (subjectId: string) =>
    (await test.database.repository(AuditEntry).find({ where: { subjectId }, order: { id: 'ASC' } })).map(
      ({ action }) => action,
    );

  describe('an authenticator app', () => {
    it('is enrolled with the password and a first code, and required from then on', async () => {
      const { id, username } = await aMember('trainer', '350100');
      const [here, elsewhere] = [await signIn(username), await signIn(username)];
      expect(codes(await here.post('staff/me/second-factor/offer', { password: 'x' }))).toEqual([
        403,
        'WRONG_PASSWORD',
      ]);
      const { secret, recoveryCodes } = await enrol(here);
      expect(recoveryCodes).toHaveLength(10);
      expect((await here.get('staff/me/second-factor')).body).toEqual({ enrolled: true, recoveryCodesLeft: 10 });
      expect((await elsewhere.get('staff/me')).status).toBe(401);
      const browser = await pending(username);
      expect((await browser.get('staff/me')).status).toBe(401);
      nextStep();
      expect((await browser.post('staff/sign-in/code', { code: codeOf(secret) })).body).toMatchObject({ id });
      expect((await browser.get('staff/me')).status).toBe(200);
      expect(await actionsOn(id)).toEqual(['staff.created', 'staff.second-factor-enrolled']);
    });

    it("is not enrolled with a wrong code, an expired offer or another member's offer", async () => {
      const one = await signIn((await aMember('trainer', '350100')).username);
      const other = await signIn((await aMember('trainer', '350100')).username);
      const offerOf = async (browser: Browser) =>
        (await browser.post('staff/me/second-factor/offer', { password: PASSWORD })).body;
      const { secret, offer } = await offerOf(one);
      const confirm = (browser: Browser, code: string) => browser.post('staff/me/second-factor', { offer, code });
      const wrong = codeOf(secret) === '000000' ? '000001' : '000000';
      expect(codes(await confirm(one, wrong))).toEqual([403, 'WRONG_CODE']);
      expect(codes(await confirm(other, codeOf(secret)))).toEqual([409, 'SECOND_FACTOR_OFFER_EXPIRED']);
      test.clock.advance(15 * 60_000);
      expect(codes(await confirm(one, codeOf(secret)))).toEqual([409, 'SECOND_FACTOR_OFFER_EXPIRED']);
    });

    it('has codes that are accepted once, including the first one', async () => {
      const { username } = await aMember('trainer', '350100');
      const { secret } = await enrol(await signIn(username));
      const used = codeOf(secret);
      const browser = await pending(username);
      expect(codes(await browser.post('staff/sign-in/code', { code: used }))).toEqual([
        401,
        'SECOND_FACTOR_CODE_REFUSED',
      ]);
      nextStep();
      const fresh = codeOf(secret);
      const both = await Promise.all([pending(username), pending(username)]);
      const replies = await Promise.all(both.map((one) => one.post('staff/sign-in/code', { code: fresh })));
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 401]);
    });

    it('must follow within five minutes of the password, in the same browser', async () => {
      const { username } = await aMember('trainer', '350100');
      const { secret } = await enrol(await signIn(username));
      nextStep();
      const stranger = new Browser(test);
      const expired = [401, 'PENDING_SIGN_IN_EXPIRED'];
      expect(codes(await stranger.post('staff/sign-in/code', { code: codeOf(secret) }))).toEqual(expired);
      const browser = await pending(username);
      test.clock.advance(5 * 60_000);
      expect(codes(await browser.post('staff/sign-in/code', { code: codeOf(secret) }))).toEqual(expired);
    });

    it('cannot be guessed: after five wrong codes, attempts from any address are throttled', async () => {
      const { username } = await aMember('trainer', '350100');
      await enrol(await signIn(username));
      const browser = await pending(username);
      const guess = (one: Browser) => one.post('staff/sign-in/code', { code: 'abcdef' });
      for (let time = 0; time < 5; time += 1) expect((await guess(browser)).status).toBe(401);
      const waiting = await guess(browser);
      expect([...codes(waiting), waiting.headers['retry-after']]).toEqual([429, 'TOO_MANY_FAILURES', '30']);
      expect((await guess(await pending(username, '198.51.100.7'))).status).toBe(429);
    });

    it('is stored encrypted, with hashed recovery codes', async () => {
      const { username } = await aMember('trainer', '350100');
      const { secret, recoveryCodes } = await enrol(await signIn(username));
      const stored = JSON.stringify([
        await test.database.select('SELECT * FROM staff_second_factor'),
        await test.database.select('SELECT * FROM staff_recovery_code'),
      ]);
      expect(stored).not.toContain(secret);
      for (const code of recoveryCodes) expect(stored).not.toContain(code.replaceAll('-', ''));
    });

    it('is replaced by each recovery code once', async () => {
      const { id, username } = await aMember('trainer', '350100');
      const { recoveryCodes } = await enrol(await signIn(username));
      const code = (recoveryCodes[3] as string).toLowerCase();
      const browser = await pending(username);
      expect((await browser.post('staff/sign-in/code', { code })).status).toBe(200);
      expect((await browser.get('staff/me/second-factor')).body.recoveryCodesLeft).toBe(9);
      expect((await (await pending(username)).post('staff/sign-in/code', { code })).status).toBe(401);
      expect(await actionsOn(id)).toContain('staff.recovery-code-used');
    });

    it('is removed by its owner with password and code', async () => {
      const { username } = await aMember('trainer', '350100');
      const browser = await signIn(username);
      const { secret } = await enrol(browser);
      nextStep();
      const remove = (password: string, code: string) =>
        browser.post('staff/me/second-factor/remove', { password, code });
      expect(codes(await remove('x', codeOf(secret)))).toEqual([403, 'WRONG_PASSWORD']);
      expect(codes(await remove(PASSWORD, 'abcdef'))).toEqual([403, 'WRONG_CODE']);
      expect((await remove(PASSWORD, codeOf(secret))).status).toBe(204);
      await signIn(username);
    });

    it('can be removed when lost, with a reason, only by an administrator above', async () => {
      const member = await aMember('trainer', '350102');
      const browser = await signIn(member.username);
      await enrol(browser);
      const removeAs = async (role: StaffRole, code: string) =>
        (await signIn((await aMember(role, code)).username)).post(`staff/accounts/${member.id}/remove-second-factor`, {
          reason: '手机遗失',
        });
      expect((await removeAs('trainer', '350000')).status).toBe(403);
      expect((await removeAs('administrator', '350200')).status).toBe(404);
      expect((await removeAs('administrator', '350100')).status).toBe(204);
      expect(codes(await removeAs('administrator', '350100'))).toEqual([409, 'NO_SECOND_FACTOR']);
      expect((await browser.get('staff/me')).status).toBe(401);
      await signIn(member.username);
      expect(await actionsOn(member.id)).toContain('staff.second-factor-taken');
    });
  });

  describe('a demand', () => {
    it('of an organisation binds all staff in it and below, until each has enrolled', async () => {
      const city = await signIn((await aMember('administrator', '350300')).username);
      const inside = await signIn((await aMember('administrator', '350302')).username);
      const outside = await signIn((await aMember('administrator', '350400')).username);
      const demanded = { organisationId: await idOf('350300'), reason: '测试' };
      expect((await inside.post('staff/second-factor-demands', demanded)).status).toBe(404);
      expect((await outside.post('staff/second-factor-demands', demanded)).status).toBe(404);
      expect((await city.post('staff/second-factor-demands', demanded)).status).toBe(204);
      test.clock.advance(3000);
      expect(codes(await inside.get('staff/accounts'))).toEqual([403, 'SECOND_FACTOR_REQUIRED']);
      expect((await inside.get('staff/me')).body.duty).toBe('enrol_second_factor');
      expect((await outside.get('staff/accounts')).status).toBe(200);
      await enrol(inside);
      expect((await inside.get('staff/me')).body.duty).toBeNull();
      expect((await inside.get('staff/second-factor-demands')).body).toMatchObject([
        { organisationId: demanded.organisationId, organisationName: '莆田市', mayLift: false },
      ]);
      const lift = (browser: Browser) =>
        browser.post(`staff/second-factor-demands/${demanded.organisationId}/lift`, { reason: '测试' });
      expect((await lift(inside)).status).toBe(404);
      await enrol(city);
      expect((await lift(city)).status).toBe(204);
      expect((await city.get('staff/second-factor-demands')).body).toEqual([]);
      expect((await actionsOn(demanded.organisationId)).sort()).toEqual([
        'organisation.second-factor-demanded',
        'organisation.second-factor-lifted',
      ]);
    });
  });

  describe('a password that somebody else set', () => {
    const OWN = 'an own synthetic phrase';

    it('must be changed before anything else, at the first sign-in and after each reset', async () => {
      const administrator = await signIn((await aMember('administrator', '350100')).username);
      const grants = [{ role: 'administrator', organisationId: await idOf('350102') }];
      const given = { username: `test-given-${engine}`, displayName: '新人员', password: PASSWORD, grants };
      const { id } = (await administrator.post('staff/accounts', given)).body;
      const browser = await signIn(given.username);
      expect((await browser.get('staff/me')).body.duty).toBe('change_password');
      expect(codes(await browser.get('staff/accounts'))).toEqual([403, 'PASSWORD_CHANGE_REQUIRED']);
      expect(codes(await browser.post('staff/me/second-factor/offer', { password: PASSWORD }))).toEqual([
        403,
        'PASSWORD_CHANGE_REQUIRED',
      ]);
      const change = (current: string, next: string) => browser.post('staff/me/password', { current, new: next });
      expect((await change(PASSWORD, PASSWORD)).body).toMatchObject({ details: { fault: 'same_as_before' } });
      expect((await change(PASSWORD, OWN)).status).toBe(204);
      expect((await browser.get('staff/accounts')).status).toBe(200);
      await administrator.post(`staff/accounts/${id}/reset-password`, { password: PASSWORD, reason: '忘记' });
      expect(codes(await (await signIn(given.username)).get('staff/accounts'))).toEqual([
        403,
        'PASSWORD_CHANGE_REQUIRED',
      ]);
    });

    it('cannot be set by administrators for themselves, without the current password', async () => {
      const own = await aMember('administrator', '350100');
      const browser = await signIn(own.username);
      const reset = await browser.post(`staff/accounts/${own.id}/reset-password`, { password: OWN, reason: '测试' });
      expect(codes(reset)).toEqual([409, 'OWN_ACCOUNT']);
    });
  });
});
