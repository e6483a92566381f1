import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { Registrations } from '@sunflower/exam';
import { CHECKS_SIGN_IN } from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import type { Response } from 'supertest';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { askEveryRoute, through } from '../fixtures/candidate-routes';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';

const MINUTE_MS = 60_000;

describeOnBothEngines('a reissued access code', (engine) => {
  let place: TestPlace;
  let api: TestApp;
  /** Another process, where there are several, that has seen the sessions before the code is reissued. */
  let otherApi: TestApp;

  beforeAll(async () => {
    place = await createTestPlace(engine);
    const start = () => createTestApp({ engine, modules: [ReportingModule], config: place.config });
    api = await start();
    otherApi = engine === 'mysql' ? await start() : api;
  });

  afterAll(async () => {
    await api.close();
    if (otherApi !== api) await otherApi.close();
    await place.remove();
  });

  const signIn = (exam: ExamFixture, accessCode = exam.accessCodes[0]!) =>
    ACandidate.signedIn({ app: api, ticketNumber: exam.registrations[0]!.ticketNumber, accessCode });

  async function reissue({ registrations: [registration] }: ExamFixture): Promise<string> {
    const changed = await api
      .get(Registrations)
      .reissueCode({ registrationId: registration!.id, reason: '准考证遗失', staff: { staffId: 'test' } });
    return api.get(Registrations).accessCodeOf(changed);
  }

  const everyRoute = async (candidate: ACandidate): Promise<Response[]> =>
    (await askEveryRoute(candidate, { nowMs: api.clock.now() })).map(({ reply }) => reply);

  const expectSignedOut = (replies: Response[]) => {
    for (const { status, body, request } of replies)
      expect([request.url, status, body.code]).toEqual([request.url, 401, 'NOT_SIGNED_IN']);
  };

  it('ends every sign-in made with the old one at once, in every process and on every route', async () => {
    const exam = await anExam({ app: api });
    const candidate = await signIn(exam);
    await candidate.start();
    const elsewhere = through(otherApi, candidate);
    for (const one of [candidate, elsewhere])
      expect((await one.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    await reissue(exam);
    for (const one of [elsewhere, candidate]) expectSignedOut(await everyRoute(one));
  });

  it('denies receipt and result to the old sign-in also after the submission', async () => {
    const exam = await anExam({ app: api });
    const candidate = await signIn(exam);
    await candidate.start();
    expect((await candidate.submit()).status).toBe(200);
    await reissue(exam);
    expectSignedOut(await everyRoute(through(otherApi, candidate)));
  });

  it('lets the candidate continue with pending answers, and accepts nothing from the other device', async () => {
    const exam = await anExam({ app: api });
    const stranger = await signIn(exam);
    await stranger.start();
    await stranger.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
    const mine = await signIn(exam, await reissue(exam));
    const started = await mine.start();
    expect([started.body.session.seat, started.body.responses]).toEqual([
      2,
      [{ itemNumber: 1, revision: 1, response: 'A' }],
    ]);
    expect(
      (
        await mine.save([
          { itemNumber: 1, revision: 2, response: 'B' },
          { itemNumber: 2, revision: 1, response: 'C' },
        ])
      ).status,
    ).toBe(200);
    expectSignedOut([await stranger.save([{ itemNumber: 1, revision: 3, response: 'D' }]), await stranger.submit()]);
    expect((await mine.submit()).body.state).toBe('submitted');
  });

  it('stores pending answers as late when the candidate returns after the deadline', async () => {
    const exam = await anExam({ app: api });
    const stranger = await signIn(exam);
    await stranger.start();
    const madeAt = new Date(api.clock.now()).toISOString();
    const mine = Object.assign(await signIn(exam, await reissue(exam)), {
      sessionId: stranger.sessionId,
      seat: stranger.seat,
    });
    api.clock.advance(61 * MINUTE_MS);
    const late = [{ itemNumber: 1, revision: 2, response: 'B', madeAt }];
    expectSignedOut([await stranger.save(late)]);
    expect((await mine.save(late)).body).toMatchObject({ code: 'SESSION_CLOSED', details: { kept: 1 } });
  });

  it('is checked by the guard on all routes except those that check it themselves', () => {
    const [discovery, scanner] = [api.app.get(DiscoveryService, { strict: false }), new MetadataScanner()];
    const byThemselves = discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: Record<string, object> }).prototype;
      return scanner
        .getAllMethodNames(prototype)
        .filter((name) => Reflect.getMetadata(CHECKS_SIGN_IN, prototype[name]!) === true);
    });
    expect(byThemselves.sort()).toEqual(['save', 'start', 'submit']);
  });
});
