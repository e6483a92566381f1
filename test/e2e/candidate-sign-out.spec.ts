import { Registrations } from '@sunflower/exam';
import type { Database } from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import request from 'supertest';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { askEveryRoute, candidateRoutes, through } from '../fixtures/candidate-routes';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';

const answer = (itemNumber: number, response: string) => [{ itemNumber, revision: 1, response }];

describeOnBothEngines("a candidate's sign-out", (engine) => {
  let place: TestPlace;
  let api: TestApp;
  /** Another process on the same database that has seen the session before the sign-out. */
  let otherApi: TestApp;
  let exam: ExamFixture;

  beforeAll(async () => {
    place = await createTestPlace(engine);
    const start = () => createTestApp({ engine, modules: [ReportingModule], config: place.config });
    api = await start();
    otherApi = await start();
  });

  afterAll(async () => {
    await api.close();
    await otherApi.close();
    await place.remove();
  });

  beforeEach(async () => {
    // All requests come from one address, which has a budget of sign-ins for each minute.
    for (const { clock } of [api, otherApi]) clock.advance(60_000);
    exam = await anExam({ app: api });
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  const signIn = (index = 0) =>
    ACandidate.signedIn({
      app: api,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });
  const signOut = (candidate: ACandidate) => candidate.post('/api/v1/candidate/sign-out', {});

  async function started(): Promise<ACandidate> {
    const candidate = await signIn();
    expect((await candidate.start()).status).toBe(200);
    return candidate;
  }

  /** Returns the routes that were called. */
  async function expectSignedOut(candidate: ACandidate): Promise<Set<string>> {
    const told = await askEveryRoute(candidate, { nowMs: api.clock.now() });
    for (const { route, reply } of told)
      expect([route, reply.status, reply.body.code]).toEqual([route, 401, 'NOT_SIGNED_IN']);
    return new Set(told.map(({ route }) => route));
  }

  it('ends the cookie at once, in every process and on every route', async () => {
    const candidate = await started();
    const elsewhere = through(otherApi, candidate);
    for (const [index, one] of [candidate, elsewhere].entries())
      expect((await one.save(answer(index + 1, 'A'))).status).toBe(200);
    const reply = await signOut(candidate);
    expect([reply.status, reply.headers['set-cookie']![0]]).toEqual([204, expect.stringContaining('Expires=Thu, 01')]);
    for (const one of [elsewhere, candidate]) {
      const asked = await expectSignedOut(one);
      expect([...asked].sort()).toEqual(candidateRoutes(api).sort());
    }
  });

  it('denies receipt and result to the cookie also after the submission', async () => {
    const candidate = await started();
    expect((await candidate.submit()).status).toBe(200);
    await signOut(candidate);
    await expectSignedOut(through(otherApi, candidate));
  });

  it('leaves the session in progress; the next sign-in continues it with the next seat', async () => {
    const candidate = await started();
    await candidate.save(answer(1, 'A'));
    await signOut(through(otherApi, candidate));
    const again = await signIn();
    const { session, responses } = (await again.start()).body;
    expect([session.state, session.seat, responses]).toEqual(['in_progress', 2, answer(1, 'A')]);
    expect((await again.save(answer(2, 'B'))).status).toBe(200);
  });

  it('ends only that sign-in, no other of the same or another candidate', async () => {
    const [here, onPhone, another] = [await started(), await signIn(), await signIn(1)];
    await signOut(onPhone);
    expect((await here.save(answer(1, 'A'))).status).toBe(200);
    expect((await another.get('/api/v1/candidate/me')).status).toBe(200);
    expect((await onPhone.get('/api/v1/candidate/me')).status).toBe(401);
  });

  it('is answered the same when repeated, late or without a cookie, and needs only its own cookie', async () => {
    const candidate = await started();
    const forged = Object.assign(new ACandidate(api), {
      cookie: candidate.cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
    });
    for (const nobody of [new ACandidate(api), forged]) expect((await signOut(nobody)).status).toBe(204);
    expect((await candidate.get('/api/v1/candidate/me')).status).toBe(200);
    for (let time = 1; time <= 2; time += 1) expect((await signOut(candidate)).status).toBe(204);
    const foreign = await request(api.http)
      .post('/api/v1/candidate/sign-out')
      .set('Cookie', (await signIn()).cookie)
      .set('Origin', 'https://elsewhere.test');
    expect(foreign.status).toBe(403);
  });

  it('writes one row for each of many concurrent sign-outs, in few transactions, and none without a sign-out', async () => {
    const signIns = await Promise.all(Array.from({ length: 30 }, (_, index) => signIn(index % 2)));
    const stored = () =>
      api.database.select<{ ended: string | null }>(
        'SELECT ended_sign_ins AS ended FROM registration WHERE exam_id = ? ORDER BY id',
        [exam.examId],
      );
    expect(await stored()).toEqual([{ ended: null }, { ended: null }]);
    const transactions = jest.spyOn(api.database, 'transaction');
    const actors = signIns.map((one) => one.actor(api));
    await Promise.all(actors.map((actor) => api.get(Registrations).endSignIn(actor)));
    expect(transactions.mock.calls.length).toBeLessThanOrEqual(3);
    for (const { ended } of await stored()) expect(ended?.split(' ')).toHaveLength(15);
    for (const one of signIns) expect((await through(otherApi, one).get('/api/v1/candidate/me')).status).toBe(401);
    await Promise.all(actors.map((actor) => api.get(Registrations).endSignIn(actor)));
    for (const { ended } of await stored()) expect(ended?.split(' ')).toHaveLength(15);
  });

  it('adds no query to a save, because the locked rows contain what it needs', async () => {
    const candidate = await started();
    await candidate.save(answer(1, 'A'));
    const statements: string[] = [];
    const beside = jest.spyOn(api.database, 'select');
    const byHandle = jest.spyOn(api.database, 'transactionByHandle');
    const { transactionByHandle } = Object.getPrototypeOf(api.database) as Pick<Database, 'transactionByHandle'>;
    byHandle.mockImplementation(
      (work) =>
        transactionByHandle.call(api.database, (queries) =>
          work({
            dialect: queries.dialect,
            repository: (entity) => queries.repository(entity),
            select: (sql, parameters) => {
              statements.push(sql);
              return queries.select(sql, parameters);
            },
            execute: (sql, parameters) => {
              statements.push(sql);
              return queries.execute(sql, parameters);
            },
          }),
        ) as never,
    );
    expect((await candidate.save(answer(2, 'A'))).status).toBe(200);
    expect(statements.map((sql) => /^\w+/.exec(sql)?.[0])).toEqual(['SELECT', 'INSERT']);
    // A timer reads messages and raised hands once a second for all pages of an exam.
    const ofTheSave = beside.mock.calls.filter(([sql]) => !/FROM (raised_hand|exam_message)/.test(sql));
    expect(ofTheSave).toEqual([]);
  });
});
