import { Registrations } from '@sunflower/exam';
import { PersonalData } from '@sunflower/organisations';
import { JobQueue, newId, type Config } from '@sunflower/platform';
import type { Response } from 'supertest';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { NoticeGateway } from '../../../../test/fixtures/servers/notice-gateway';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { NoticesModule } from '../notices.module';
import { NoticePorts } from '../port/notice-ports';
import { GatherNotices } from './gather-notices';
import { MOST_ATTEMPTS } from './notice-state';
import { OutboxRepository } from './outbox.repository';
import { SendNotices } from './send-notices';
import { TryNotices } from './try-notices';

const PEOPLE = 6;
const WITHOUT_PHONE = 1;
const BODY = '{姓名}：{考试名称}准考证号{准考证号}，登录码{登录码}，{查询网址}';
const HOUR_MS = 3_600_000;

describeOnBothEngines('the outbox', (engine) => {
  let gateway: NoticeGateway;
  let place: TestPlace;
  let app: TestApp;
  let province: StaffMember;
  let county: StaffMember;
  let trainer: StaffMember;
  let exam: ExamFixture;

  const start = () => {
    const config: Config = {
      ...place.config,
      notices: {
        sms: { url: gateway.url, secret: 'only-for-tests-only-for-tests-only', perSecond: 1000 },
        mail: null,
        group: null,
      },
    };
    return createTestApp({ engine, modules: [NoticesModule], config });
  };

  beforeAll(async () => {
    gateway = await NoticeGateway.open();
    place = await createTestPlace(engine);
    app = await start();
    await anExam({ app, candidates: 1 });
    province = await StaffMember.signedIn({ app });
    county = await StaffMember.signedIn({ app, grants: [['administrator', '350102']] });
    trainer = await StaffMember.signedIn({ app, grants: [['trainer', '350000']] });
  }, 90_000);
  afterAll(async () => {
    await app.close();
    await place.remove();
    await gateway.close();
  });

  /** The last person has no phone. */
  beforeEach(async () => {
    gateway.forget();
    // The clock of a test may advance by hours, past the end of a sign-in.
    await province.signIn();
    exam = await anExam({ app, candidates: PEOPLE });
    for (const [index, { personId }] of exam.registrations.slice(0, PEOPLE - WITHOUT_PHONE).entries())
      await app.database.execute('UPDATE person SET phone_sealed = ?, phone_last_four = ? WHERE id = ?', [
        app.get(PersonalData).seal(`1380000000${index}`),
        `000${index}`,
        personId,
      ]);
  });

  const path = (rest = '') => `exams/${exam.examId}/notices${rest}`;
  const order = async (wish: object = {}, by = province): Promise<Response> =>
    by.post(path(), { id: newId(), port: 'sms', body: BODY, ...wish });
  const batch = async () => ((await province.get(path())).body as { batches: Record<string, unknown>[] }).batches[0]!;
  const people = async (id: unknown, state = '') =>
    (
      (await province.get(path(`/${String(id)}/people${state && `?state=${state}`}`))).body as {
        items: { state: string; reason: string | null; attempts: number; maskedPhone: string | null }[];
      }
    ).items;
  const send = () => app.get(SendNotices).sendDue('sms');
  /** As another process has it. */
  const another = () =>
    new SendNotices(
      app.clock,
      app.get(JobQueue),
      app.get(NoticePorts),
      app.get(OutboxRepository),
      app.get(GatherNotices),
      app.get(TryNotices),
    );

  it('sends each person one text with their own access code, and tells who has no phone', async () => {
    expect((await order()).status).toBe(201);
    await send();
    expect(await batch()).toMatchObject({ state: 'done', total: 6, sent: 5, open: 0, undelivered: 1 });
    const texts = gateway.requests.map(({ body }) => body.text).sort();
    const codes = exam.registrations.map((one) => app.get(Registrations).accessCodeOf(one).match(/.{4}/g)!.join('-'));
    expect(texts).toHaveLength(5);
    for (const [index, { ticketNumber }] of exam.registrations.slice(0, 5).entries())
      expect(texts).toContain(
        `${exam.registrations[index]!.candidateName}：测试考试准考证号${ticketNumber}，登录码${codes[index]}，http://localhost:3000`,
      );
    const [lacking] = await people((await batch()).id, 'undelivered');
    expect(lacking).toMatchObject({ state: 'failed', reason: 'no_phone', maskedPhone: null });
  });

  it('keeps no access code, no phone and no text with the notices, and none in the audit', async () => {
    gateway.answer = ({ body }) => ({
      kind: 'json',
      body: { accepted: false, reason: `refused ${body.to} ${body.text}` },
    });
    await order();
    await send();
    const kept = JSON.stringify([
      await app.database.select('SELECT * FROM notice'),
      await app.database.select('SELECT * FROM notice_batch'),
      await app.database.select('SELECT * FROM audit_entry'),
    ]);
    for (const { body } of gateway.requests) {
      const code = /登录码([\w-]+)/.exec(body.text)![1]!;
      for (const secret of [body.to, code, code.replaceAll('-', '')]) expect(kept).not.toContain(secret);
    }
    expect(gateway.requests).toHaveLength(5);
  });

  it('tries again under the same id when the gateway is down, and gives up in the end', async () => {
    gateway.answer = () => ({ kind: 'json', status: 500, body: {} });
    await order();
    await send();
    expect(gateway.requests).toHaveLength(5);
    await send();
    expect(gateway.requests).toHaveLength(5);
    expect(await people((await batch()).id, 'waiting')).toHaveLength(5);
    for (let attempt = 2; attempt <= MOST_ATTEMPTS; attempt += 1) {
      app.clock.advance(3 * HOUR_MS);
      await send();
    }
    app.clock.advance(3 * HOUR_MS);
    await send();
    expect(gateway.requests).toHaveLength(5 * MOST_ATTEMPTS);
    expect(new Set(gateway.requests.map(({ body }) => body.id)).size).toBe(5);
    await province.signIn();
    const { id, state } = await batch();
    expect(state).toBe('done');
    expect((await people(id, 'given_up')).map(({ reason, attempts }) => [reason, attempts])).toEqual(
      Array(5).fill(['gateway_error', MOST_ATTEMPTS]),
    );
    gateway.answer = () => ({ kind: 'json', body: { accepted: true } });
    expect((await province.post(path(`/${String(id)}/retry`), {})).body).toEqual({ notices: 6 });
    await send();
    expect(await batch()).toMatchObject({ state: 'done', sent: 5, undelivered: 1 });
  });

  it('lets a gateway that is down rest, whatever else waits, and goes on when it is back', async () => {
    const sendAt = new Date(app.clock.now() + HOUR_MS).toISOString();
    for (let time = 0; time < 2; time += 1) await order({ sendAt });
    await send();
    app.clock.advance(HOUR_MS);
    gateway.answer = () => ({ kind: 'json', status: 500, body: {} });
    await send();
    await send();
    expect(gateway.requests).toHaveLength(5);
    gateway.answer = () => ({ kind: 'json', body: { accepted: true } });
    app.clock.advance(60_000);
    await send();
    expect(gateway.delivered.size).toBe(10);
  });

  it('sends what a killed process was sending again under the same id, so that a gateway delivers it once', async () => {
    gateway.answer = () => ({ kind: 'silence' });
    await order();
    // It hears no answer before another one has taken over, as a process that is gone.
    const killed = another().sendDue('sms');
    await gateway.came(5);
    await send();
    expect(gateway.requests).toHaveLength(5);
    gateway.answer = () => ({ kind: 'json', body: { accepted: true } });
    app.clock.advance(61_000);
    await send();
    expect(gateway.requests).toHaveLength(10);
    expect(new Set(gateway.requests.map(({ body }) => body.id)).size).toBe(5);
    expect(await batch()).toMatchObject({ state: 'done', sent: 5 });
    // What the first process hears in the end changes nothing any more.
    gateway.dropConnections();
    await killed;
    expect(await batch()).toMatchObject({ state: 'done', sent: 5 });
    await order();
    await send();
    expect(gateway.requests).toHaveLength(15);
  }, 60_000);

  it('never sends twice when two processes work at the same time', async () => {
    await order();
    await Promise.all([send(), another().sendDue('sms')]);
    await send();
    expect(gateway.requests).toHaveLength(5);
  });

  it('stops, and goes on where it stopped', async () => {
    await order();
    const { id } = await batch();
    expect((await province.post(path(`/${String(id)}/stop`), {})).status).toBe(204);
    await send();
    expect(gateway.requests).toHaveLength(0);
    expect((await province.post(path(`/${String(id)}/stop`), {})).body).toMatchObject({ code: 'NOTICE_NOT_IN_STATE' });
    expect((await province.post(path(`/${String(id)}/resume`), {})).status).toBe(204);
    await send();
    expect(await batch()).toMatchObject({ state: 'done', sent: 5 });
    const acts = await app.database.select<{ action: string }>(
      'SELECT action FROM audit_entry WHERE subject_id = ? ORDER BY at, id',
      [String(id)],
    );
    expect(acts.map(({ action }) => action).sort()).toEqual(['notice.resumed', 'notice.sent', 'notice.stopped']);
  });

  it('waits for its time', async () => {
    await order({ sendAt: new Date(app.clock.now() + HOUR_MS).toISOString() });
    await send();
    expect(gateway.requests).toHaveLength(0);
    app.clock.advance(HOUR_MS);
    await send();
    expect(gateway.requests).toHaveLength(5);
  });

  it('is listed by state: what waits for its time, what was stopped, what is done, and what did not reach all', async () => {
    const listed = async (state: string): Promise<unknown[]> =>
      (
        (await province.get(path(`?state=${state}`)).expect(200)).body as { batches: { id: string; state: string }[] }
      ).batches.map(({ id }) => id);
    const ordered = async (wish: object = {}): Promise<string> => ((await order(wish)).body as { id: string }).id;
    const done = await ordered();
    await send();
    // A trial, which the text messages of the next tests do not meet.
    const port = 'recording';
    const stopped = await ordered({ port });
    await province.post(path(`/${stopped}/stop`), {});
    const scheduled = await ordered({ port, sendAt: new Date(app.clock.now() + HOUR_MS).toISOString() });
    const gathering = await ordered({ port });
    await province.get(path('?state=none')).expect(400);
    const byState = async () =>
      Object.fromEntries(
        await Promise.all(
          ['gathering', 'sending', 'scheduled', 'standing', 'stopped', 'done', 'undelivered'].map(
            async (state) => [state, await listed(state)] as const,
          ),
        ),
      );
    expect(await byState()).toEqual({
      gathering: [gathering],
      sending: [],
      scheduled: [scheduled],
      standing: [],
      stopped: [stopped],
      done: [done],
      undelivered: [done],
    });
    await app.database.execute(`UPDATE notice_batch SET state = 'sending', standing_key = 'test' WHERE id = ?`, [
      gathering,
    ]);
    app.clock.advance(HOUR_MS);
    await province.signIn();
    expect(await byState()).toMatchObject({ gathering: [scheduled], scheduled: [], standing: [gathering] });
  });

  it('makes one notice of a request that is sent twice', async () => {
    const id = newId();
    await order({ id });
    expect((await order({ id })).status).toBe(201);
    await send();
    expect(gateway.requests).toHaveLength(5);
  });

  it('does not reach somebody whose registration was cancelled meanwhile', async () => {
    await order({ sendAt: new Date(app.clock.now() + HOUR_MS).toISOString() });
    await send();
    await app.database.execute('DELETE FROM registration WHERE id = ?', [exam.registrations[0]!.id]);
    app.clock.advance(HOUR_MS);
    await send();
    expect(gateway.requests).toHaveLength(4);
    expect((await people((await batch()).id, 'undelivered')).map(({ reason }) => reason).sort()).toEqual([
      'no_phone',
      'registration_gone',
    ]);
  });

  it('shows three real people before it is sent, without the access code', async () => {
    const reply = await province.post(path('/preview'), { port: 'sms', body: BODY });
    expect(reply.body).toMatchObject({ people: 6, withoutPhone: 1 });
    const { samples } = reply.body as { samples: { text: string; maskedPhone: string }[] };
    expect(samples).toHaveLength(3);
    expect(samples[0]).toMatchObject({ maskedPhone: '****0000' });
    expect(samples[0]!.text).toContain('登录码••••-••••-••••，');
    expect(gateway.requests).toHaveLength(0);
  });

  it('is for those who are ticked, or who belong to a sitting', async () => {
    const [one] = exam.registrations;
    const counted = async (audience: object) =>
      ((await province.post(path('/preview'), { port: 'sms', body: '你好', audience })).body as { people: number })
        .people;
    expect(await counted({ registrationIds: [one!.id] })).toBe(1);
    expect(await counted({ sittingId: exam.sittingId })).toBe(6);
    expect(await counted({ sittingId: newId() })).toBe(0);
    expect(await counted({ passed: true })).toBe(0);
    expect((await order({ audience: { passed: true } })).body).toMatchObject({ code: 'NOBODY_TO_NOTIFY' });
  });

  it('refuses an unknown field, a port that is not set up, and people without the right', async () => {
    expect((await order({ body: '{密码}' })).body).toMatchObject({
      code: 'UNKNOWN_NOTICE_FIELD',
      details: { field: '密码' },
    });
    expect((await order({ port: 'mail' })).body).toMatchObject({ code: 'NOTICE_PORT_OFF' });
    for (const member of [county, trainer]) await member.signIn();
    expect((await order({}, county)).status).toBe(403);
    expect((await order({}, trainer)).status).toBe(403);
    await order();
    const { id } = await batch();
    exam = await anExam({ app, candidates: 1 });
    for (const [method, rest] of [
      ['post', 'stop'],
      ['get', 'people'],
      ['get', 'records'],
      ['get', 'undelivered.xlsx'],
    ] as const)
      expect(
        (
          await (method === 'get'
            ? province.get(path(`/${String(id)}/${rest}`))
            : province.post(path(`/${String(id)}/${rest}`), {}))
        ).status,
      ).toBe(404);
  });

  it('records a trial, which only the outbox of the office shows, and each reading is on record', async () => {
    await order({ port: 'recording' });
    await app.get(SendNotices).sendDue('recording');
    expect(gateway.requests).toHaveLength(0);
    const { id } = await batch();
    const stored = await app.database.select<{ content: string }>(
      'SELECT content_sealed AS content FROM notice_record',
    );
    expect(JSON.stringify(stored)).not.toContain('登录码');
    const { items } = (await province.get(path(`/${String(id)}/records`))).body as {
      items: { text: string; maskedPhone: string }[];
    };
    expect(items).toHaveLength(5);
    const code = app.get(Registrations).accessCodeOf(exam.registrations[0]!);
    expect(items.some(({ text }) => text.replaceAll('-', '').includes(code))).toBe(true);
    expect(items.every(({ maskedPhone }) => /^\*{4}000\d$/.test(maskedPhone))).toBe(true);
    const acts = await app.database.select('SELECT id FROM audit_entry WHERE subject_id = ? AND action = ?', [
      String(id),
      'notice.records-read',
    ]);
    expect(acts).toHaveLength(1);
  });

  it('exports whom it did not reach', async () => {
    await order();
    await send();
    const reply = await province.get(path(`/${String((await batch()).id)}/undelivered.xlsx`));
    expect(reply.status).toBe(200);
  });
});
