import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CloseExpiredSessions } from '../closing/close-expired-sessions';
import { ExamSessionModule } from '../exam-session.module';
import { FollowSession } from './follow-session';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

describeOnBothEngines('a candidate', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });

  afterAll(() => app.close());

  const signIn = (exam: ExamFixture, index = 0) =>
    ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });

  async function started(
    wishes: Omit<Parameters<typeof anExam>[0], 'app'> = {},
  ): Promise<{ exam: ExamFixture; candidate: ACandidate }> {
    const exam = await anExam({ app, ...wishes });
    const candidate = await signIn(exam);
    const reply = await candidate.start();
    expect(reply.status).toBe(200);
    return { exam, candidate };
  }

  describe('signing in', () => {
    it('gets their own data, the exam and the server time', async () => {
      const exam = await anExam({ app });
      const candidate = await signIn(exam);
      const { body } = await candidate.get('/api/v1/candidate/me');
      expect(body).toMatchObject({
        candidate: {
          name: exam.registrations[0]!.candidateName,
          maskedIdNumber: expect.stringMatching(/^\*{4}\d{4}$/),
        },
        exam: { id: exam.examId, title: '测试考试', durationMinutes: 60 },
        session: null,
        serverTime: new Date(app.clock.now()).toISOString(),
      });
    });

    it('is refused in the same way for an unknown ticket and for a wrong code', async () => {
      const exam = await anExam({ app });
      const stranger = new ACandidate(app);
      const unknown = await stranger.post('/api/v1/candidate/sign-in', {
        ticketNumber: '999999999999999',
        accessCode: exam.accessCodes[0]!,
      });
      const wrong = await stranger.post('/api/v1/candidate/sign-in', {
        ticketNumber: exam.registrations[0]!.ticketNumber,
        accessCode: 'AAAAAAAAAAAA',
      });
      expect([unknown.status, wrong.status]).toEqual([401, 401]);
      expect(unknown.body).toEqual(wrong.body);
      expect(wrong.body.code).toBe('SIGN_IN_REFUSED');
    });

    it('must wait after many failures, with Retry-After, while others can sign in', async () => {
      const exam = await anExam({ app });
      const stranger = new ACandidate(app);
      const guess = () =>
        stranger.post('/api/v1/candidate/sign-in', {
          ticketNumber: exam.registrations[0]!.ticketNumber,
          accessCode: 'AAAAAAAAAAAA',
        });
      for (let attempt = 0; attempt < 10; attempt += 1) await guess();
      const refused = await guess();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      await expect(signIn(exam, 1)).resolves.toBeInstanceOf(ACandidate);
    });

    it('gets no more guesses by writing the ticket number in another way', async () => {
      const exam = await anExam({ app });
      const { ticketNumber } = exam.registrations[0]!;
      const stranger = new ACandidate(app);
      const guess = (written: string) =>
        stranger.post('/api/v1/candidate/sign-in', { ticketNumber: written, accessCode: 'AAAAAAAAAAAA' });
      const written = (place: number) => `${ticketNumber.slice(0, place)}-${ticketNumber.slice(place)}`;
      for (let place = 1; place <= 10; place += 1) await guess(written(place));
      expect((await guess(written(11))).status).toBe(429);
    });

    it('learns whether rules and privacy notice are the built-in texts', async () => {
      const consent = async (content: Parameters<typeof anExam>[0]['content']) => {
        const candidate = await signIn(await anExam({ app, content }));
        const { rulesBuiltIn, privacyNoticeBuiltIn } = (await candidate.get('/api/v1/candidate/me')).body.consent;
        return [rulesBuiltIn, privacyNoticeBuiltIn];
      };
      expect(await consent({ rules: null, privacyNotice: null })).toEqual([true, true]);
      expect(await consent({ rules: '只看这一句测试规则。', privacyNotice: null })).toEqual([false, true]);
    });

    it('needs a cookie for everything else', async () => {
      const stranger = new ACandidate(app);
      const reply = await stranger.post('/api/v1/candidate/sessions', {});
      expect([reply.status, reply.body.code]).toEqual([401, 'NOT_SIGNED_IN']);
    });
  });

  describe('starting', () => {
    it('is refused before the window, after it and past the latest entry', async () => {
      const now = app.clock.now();
      for (const [sitting, code] of [
        [{ opensAt: now + MINUTE_MS }, 'EXAM_NOT_OPEN'],
        [{ latestEntryAt: now - 1 }, 'LATE_ENTRY'],
      ] as const) {
        const candidate = await signIn(await anExam({ app, sitting: { opensAt: now - HOUR_MS, ...sitting } }));
        const reply = await candidate.start();
        expect([reply.status, reply.body.code]).toEqual([409, code]);
      }
      const candidate = await signIn(await anExam({ app }));
      app.clock.advance(2 * HOUR_MS);
      const reply = await candidate.start();
      expect([reply.status, reply.body.code]).toEqual([409, 'EXAM_CLOSED']);
    });

    it('gets a paper without keys, and the same paper with the responses after a reload', async () => {
      const { candidate } = await started();
      const response = candidate.letter({ itemNumber: 1, text: '对' });
      await candidate.save([{ itemNumber: 1, revision: 1, response }]);
      const first = candidate.items;
      const again = await candidate.start();
      expect(candidate.items).toEqual(first);
      expect(again.body.session.seat).toBe(1);
      expect(again.body.responses).toEqual([{ itemNumber: 1, revision: 1, response }]);
      expect(again.text).not.toMatch(/只有一项|rationale|"key"|right|optionOrder|seed/);
    });

    it('begins one session, however many requests come at the same time', async () => {
      const exam = await anExam({ app });
      const candidate = await signIn(exam);
      const replies = await Promise.all(Array.from({ length: 8 }, () => candidate.start()));
      expect(new Set(replies.map(({ body }) => body.session.id)).size).toBe(1);
      expect(replies.every(({ body }) => body.session.seat === 1)).toBe(true);
    });

    it('ends when the window closes, whatever the duration', async () => {
      const now = app.clock.now();
      const { candidate } = await started({ sitting: { closesAt: now + 70 * MINUTE_MS } });
      const { body } = await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}`);
      expect(body.session.deadlineAt).toBe(new Date(now + 60 * MINUTE_MS).toISOString());
      app.clock.advance(20 * MINUTE_MS);
      const late = await started({
        sitting: { opensAt: now, closesAt: app.clock.now() + 61 * MINUTE_MS, latestEntryAt: null },
      });
      app.clock.advance(10 * MINUTE_MS);
      const second = await signIn(late.exam, 1);
      const reply = await second.start();
      expect(reply.body.session.deadlineAt).toBe(new Date(app.clock.now() + 51 * MINUTE_MS).toISOString());
    });
  });

  it('is asked to sign in before the body is validated, and gets its faults only afterwards', async () => {
    const { candidate } = await started();
    const nobody = Object.assign(new ACandidate(app), { sessionId: candidate.sessionId });
    const unfit = (one: ACandidate) => [
      one.save([]),
      one.post(`/api/v1/candidate/sessions/${candidate.sessionId}/submit`, { seat: 'first', responses: [] }),
      one.post('/api/v1/candidate/sessions', []),
    ];
    for (const { status, body } of await Promise.all(unfit(nobody)))
      expect([status, body.code]).toEqual([401, 'NOT_SIGNED_IN']);
    const told = await Promise.all(unfit(candidate));
    expect(told.map(({ status, body }) => [status, body.code, body.details.faults[0].field])).toEqual([
      [400, 'INVALID_REQUEST', '/responses'],
      [400, 'INVALID_REQUEST', '/seat'],
      [400, 'INVALID_REQUEST', ''],
    ]);
  });

  describe('saving', () => {
    it('is acknowledged item by item, and repeated without effect', async () => {
      const { candidate } = await started();
      const responses = [
        { itemNumber: 1, revision: 1, response: 'A' },
        { itemNumber: 4, revision: 1, response: ['C', 'A'] },
      ];
      const saved = await candidate.save(responses);
      expect(saved.body.saved).toEqual([
        { itemNumber: 1, revision: 1 },
        { itemNumber: 4, revision: 1 },
      ]);
      const again = await candidate.save(responses);
      expect([again.status, again.body.saved]).toEqual([200, saved.body.saved]);
      const { body } = await candidate.start();
      expect(body.responses).toEqual([
        { itemNumber: 1, revision: 1, response: 'A' },
        { itemNumber: 4, revision: 1, response: ['A', 'C'] },
      ]);
    });

    it('keeps the highest revision, in whatever order revisions arrive', async () => {
      const { candidate } = await started();
      for (const [revision, response] of [
        [3, 'C'],
        [1, 'A'],
        [2, 'B'],
      ] as const)
        await candidate.save([{ itemNumber: 2, revision, response }]);
      const { body } = await candidate.start();
      expect(body.responses).toEqual([{ itemNumber: 2, revision: 3, response: 'C' }]);
    });

    it('reports a revision that was used for other content, and saves the others', async () => {
      const { candidate } = await started();
      await candidate.save([{ itemNumber: 1, revision: 5, response: 'A' }]);
      const reply = await candidate.save([
        { itemNumber: 1, revision: 5, response: 'B' },
        { itemNumber: 2, revision: 1, response: 'B' },
      ]);
      expect([reply.status, reply.body.code]).toEqual([409, 'REVISION_CONFLICT']);
      expect(reply.body.details).toEqual({
        saved: [{ itemNumber: 2, revision: 1 }],
        conflicts: [{ itemNumber: 1, currentRevision: 5, response: 'A' }],
      });
      expect((await candidate.start()).body.responses).toHaveLength(2);
    });

    it('saves nothing of a request with an invalid item, and names it', async () => {
      const { candidate } = await started();
      for (const bad of [
        { itemNumber: 2, revision: 1, response: 'Z' },
        { itemNumber: 99, revision: 1, response: 'A' },
        { itemNumber: 2, revision: 0, response: 'A' },
        { itemNumber: 1, revision: 2, response: 'A' },
      ]) {
        const reply = await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }, bad]);
        expect([reply.status, reply.body.code, reply.body.details.itemNumber]).toEqual([
          422,
          'INVALID_RESPONSE',
          bad.itemNumber,
        ]);
      }
      expect((await candidate.start()).body.responses).toEqual([]);
    });

    it('is taken at the deadline and refused one millisecond later', async () => {
      const { candidate } = await started();
      app.clock.advance(60 * MINUTE_MS);
      expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
      app.clock.advance(1);
      const late = await candidate.save([{ itemNumber: 1, revision: 2, response: 'B' }]);
      expect([late.status, late.body.code, late.body.details.state]).toEqual([409, 'SESSION_CLOSED', 'timed_out']);
      expect(late.body.details).toMatchObject({ receipt: null, kept: 0 });
    });

    it("does not find another candidate's session", async () => {
      const { exam, candidate } = await started();
      const other = await signIn(exam, 1);
      other.sessionId = candidate.sessionId;
      const replies = [
        await other.save([{ itemNumber: 1, revision: 1, response: 'A' }]),
        await other.submit(),
        await other.get(`/api/v1/candidate/sessions/${candidate.sessionId}`),
      ];
      for (const { status, body } of replies) expect([status, body.code]).toEqual([404, 'SESSION_NOT_FOUND']);
    });
  });

  describe('on a second device', () => {
    it('takes the seat over, and the first device is told so', async () => {
      const { exam, candidate } = await started();
      await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
      const second = await signIn(exam);
      const reply = await second.start();
      expect(reply.body.session.seat).toBe(2);
      expect(reply.body.responses).toHaveLength(1);
      const refused = await candidate.save([{ itemNumber: 1, revision: 2, response: 'B' }]);
      expect([refused.status, refused.body.code]).toEqual([409, 'SEAT_TAKEN_OVER']);
      expect((await candidate.submit()).body.code).toBe('SEAT_TAKEN_OVER');
      expect((await second.save([{ itemNumber: 1, revision: 2, response: 'B' }])).status).toBe(200);
    });

    it('does not take the seat by signing in alone', async () => {
      const { exam, candidate } = await started();
      await signIn(exam);
      expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    });
  });

  describe('submitting', () => {
    it('saves the final responses, and gives the same reply ever after, from any seat', async () => {
      const { candidate } = await started();
      const submitted = await candidate.submit([{ itemNumber: 1, revision: 1, response: 'A' }]);
      expect(submitted.body).toMatchObject({
        state: 'submitted',
        receipt: expect.stringMatching(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/),
      });
      app.clock.advance(5 * MINUTE_MS);
      expect((await candidate.submit([{ itemNumber: 1, revision: 2, response: 'B' }], { seat: 7 })).body).toEqual(
        submitted.body,
      );
      const reply = await candidate.start();
      expect([reply.status, reply.body.code]).toEqual([409, 'ALREADY_SUBMITTED']);
      const closed = await candidate.save([{ itemNumber: 1, revision: 3, response: 'C' }]);
      expect([closed.body.code, closed.body.details.state, closed.body.details.receipt]).toEqual([
        'SESSION_CLOSED',
        'submitted',
        submitted.body.receipt,
      ]);
    });

    it('answers with the receipt even if the body of a repeated submission is invalid', async () => {
      const { candidate } = await started();
      const { body: first } = await candidate.submit();
      const again = await candidate.submit([{ itemNumber: 1, revision: 1, response: 'Z' }]);
      expect([again.status, again.body]).toEqual([200, first]);
    });

    it('closes once if submitted several times at once', async () => {
      const { candidate } = await started();
      const replies = await Promise.all(
        Array.from({ length: 6 }, () => candidate.submit([{ itemNumber: 1, revision: 1, response: 'A' }])),
      );
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    });

    it('changes nothing when an item is invalid', async () => {
      const { candidate } = await started();
      expect((await candidate.submit([{ itemNumber: 1, revision: 1, response: 9 }])).status).toBe(422);
      expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    });

    it('is refused before the earliest time', async () => {
      const { candidate } = await started({ sitting: { earliestSubmissionMinutes: 30 } });
      const early = await candidate.submit();
      expect([early.status, early.body.code]).toEqual([409, 'TOO_EARLY_TO_SUBMIT']);
      app.clock.advance(30 * MINUTE_MS);
      expect((await candidate.submit()).status).toBe(200);
    });
  });

  describe('with a closed browser', () => {
    it('is closed five seconds after the deadline, with a receipt', async () => {
      const { candidate } = await started();
      await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
      const sweep = app.get(CloseExpiredSessions);
      app.clock.advance(60 * MINUTE_MS + 5_000);
      await sweep.closeAll();
      expect(
        (await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}`)).body.session.receipt,
      ).toBeNull();
      app.clock.advance(1);
      await sweep.closeAll();
      const { body } = await candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}`);
      expect(body.session).toMatchObject({
        state: 'timed_out',
        closedAt: body.session.deadlineAt,
        receipt: expect.any(String),
      });
      expect((await candidate.submit()).body).toMatchObject({
        code: 'SESSION_CLOSED',
        details: { state: 'timed_out', receipt: body.session.receipt },
      });
    });

    it('does not count a late response with other content under a revision that is kept already', async () => {
      const { candidate } = await started();
      const madeAt = new Date(app.clock.now()).toISOString();
      app.clock.advance(2 * HOUR_MS);
      const late = (response: string) => candidate.save([{ itemNumber: 1, revision: 3, response, madeAt }]);
      expect((await late('A')).body.details.kept).toBe(1);
      expect((await late('A')).body.details.kept).toBe(1);
      expect((await late('B')).body.details.kept).toBe(0);
    });

    it('may send late what was made in time; it is kept apart and not current', async () => {
      const { candidate } = await started();
      await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
      const madeAt = new Date(app.clock.now() + 59 * MINUTE_MS).toISOString();
      app.clock.advance(61 * MINUTE_MS);
      await app.get(CloseExpiredSessions).closeAll();
      const late = await candidate.save([
        { itemNumber: 1, revision: 1, response: 'A', madeAt },
        { itemNumber: 2, revision: 1, response: 'B', madeAt },
        { itemNumber: 3, revision: 1, response: 'B', madeAt: new Date(app.clock.now()).toISOString() },
      ]);
      expect(late.body.details).toMatchObject({ state: 'timed_out', kept: 1 });
      app.clock.advance(24 * HOUR_MS);
      expect((await candidate.save([{ itemNumber: 3, revision: 2, response: 'B', madeAt }])).status).toBe(401);
    });
  });

  describe('with many others who are late', () => {
    const late = (kept: number) =>
      expect.objectContaining({
        code: 'SESSION_CLOSED',
        details: expect.objectContaining({ state: 'timed_out', kept }),
      });
    const stored = (candidates: ACandidate[]) =>
      app.database.select(
        `SELECT session_id, item_number, revision, response FROM late_response WHERE session_id IN (${candidates.map(() => '?').join()}) ORDER BY session_id, item_number, revision`,
        candidates.map(({ sessionId }) => sessionId),
      );

    async function lateCandidates() {
      const exam = await anExam({ app, candidates: 3 });
      const candidates = await Promise.all([0, 1, 2].map((index) => signIn(exam, index)));
      for (const candidate of candidates) await candidate.start();
      await candidates[0]!.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
      const madeAt = new Date(app.clock.now()).toISOString();
      app.clock.advance(HOUR_MS + 1);
      return { candidates, madeAt };
    }

    it('has all responses kept that were made in time, each candidate with an own count', async () => {
      const { candidates, madeAt } = await lateCandidates();
      const [first, second, third] = candidates as [ACandidate, ACandidate, ACandidate];
      const replies = await Promise.all([
        first.save([
          { itemNumber: 1, revision: 1, response: 'A', madeAt },
          { itemNumber: 2, revision: 1, response: 'B', madeAt },
        ]),
        second.save([
          { itemNumber: 1, revision: 1, response: 'C', madeAt },
          { itemNumber: 2, revision: 1, response: 'D', madeAt },
        ]),
        second.save([{ itemNumber: 1, revision: 1, response: 'C', madeAt }]),
        third.save([
          { itemNumber: 1, revision: 1, response: 'A', madeAt: new Date(app.clock.now()).toISOString() },
          { itemNumber: 2, revision: 2, response: 'B', madeAt },
        ]),
      ]);
      expect(replies.map(({ body }) => body)).toEqual([late(1), late(2), late(1), late(1)]);
      expect(await stored(candidates)).toHaveLength(4);
    });

    it('costs no transaction beside the refusal for responses made after the end', async () => {
      const { candidates } = await lateCandidates();
      const transactions = jest.spyOn(app.database, 'transaction');
      const madeAt = new Date(app.clock.now()).toISOString();
      const replies = await Promise.all(
        candidates.map((candidate) => candidate.save([{ itemNumber: 2, revision: 1, response: 'B', madeAt }])),
      );
      const opened = transactions.mock.calls.length;
      transactions.mockRestore();
      expect(replies.map(({ body }) => body)).toEqual([late(0), late(0), late(0)]);
      expect(opened).toBe(0);
      expect(await stored(candidates)).toEqual([]);
    });
  });

  it('gets an error for an event without a valid time, and no event is kept', async () => {
    const { candidate } = await started();
    const reply = await candidate.post(`/api/v1/candidate/sessions/${candidate.sessionId}/events`, {
      events: [{ kind: 'page_hidden', at: '2024-01-01T10Z' }],
    });
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST']);
  });

  it('asks for the status with many others at once: one query that reads no paper, each with its own session', async () => {
    const exam = await anExam({ app });
    const candidates = await Promise.all(exam.registrations.map((_, index) => signIn(exam, index)));
    const pages = await Promise.all(
      candidates.map(async (candidate) => {
        await candidate.start();
        const device = { address: '192.0.2.1', userAgent: '' };
        return { sessionId: candidate.sessionId, candidate: candidate.actor(app), device };
      }),
    );
    const follow = app.get(FollowSession);
    const ask = () => Promise.all([...pages, ...pages].map((page) => follow.status(page)));
    await ask();
    const select = jest.spyOn(app.database, 'select');
    const told = await ask();
    const looks = select.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('integrity_forgiven'));
    select.mockRestore();
    expect(told.map(({ session }) => session.id)).toEqual([...pages, ...pages].map(({ sessionId }) => sessionId));
    expect(looks).toEqual([expect.not.stringContaining('plan')]);
    const { body } = await candidates[0]!.get(`/api/v1/candidate/sessions/${candidates[0]!.sessionId}`);
    expect(body.session).toEqual(told[0]!.session);
  });

  it('sends events of the page; an empty list is refused', async () => {
    const { candidate } = await started();
    const at = new Date(app.clock.now()).toISOString();
    expect(
      (
        await candidate.post(`/api/v1/candidate/sessions/${candidate.sessionId}/events`, {
          events: [{ kind: 'page_hidden', at }],
        })
      ).status,
    ).toBe(202);
    expect(
      (await candidate.post(`/api/v1/candidate/sessions/${candidate.sessionId}/events`, { events: [] })).status,
    ).toBe(400);
  });
});
