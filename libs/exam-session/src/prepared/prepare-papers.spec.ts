import { gunzipSync } from 'node:zlib';
import { LockedExams, PapersDue } from '@sunflower/exam';
import request from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessions } from '../gradable/exam-sessions';
import { ExamSessionModule } from '../exam-session.module';
import { SEALED_KEPT_MS } from './make-papers';
import { PreparePapers } from './prepare-papers';
import { PreparedPaperRepository } from './prepared-paper.repository';
import { openSealedPaper } from './seal-paper';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

describeOnBothEngines('prepared papers', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });
  afterAll(() => app.close());

  const prepare = () => app.get(PreparePapers).prepareAll();
  const signIn = (exam: ExamFixture, index = 0) =>
    ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });
  const fetchPaper = (candidate: ACandidate, headers: Record<string, string> = {}) =>
    request(app.http)
      .get('/api/v1/candidate/paper')
      .set({ Cookie: candidate.cookie, ...headers })
      .buffer(true)
      .parse((reply, done) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => done(null, Buffer.concat(chunks)));
      });
  const hashIn = (reply: { headers: Record<string, string> }) => JSON.parse(reply.headers.etag!) as string;
  const startWith = (candidate: ACandidate, paper: unknown) => candidate.post('/api/v1/candidate/sessions', { paper });
  const countOf = async (table: string, examId: string) => {
    const rows = await app.database.select(
      `SELECT registration_id FROM ${table} WHERE registration_id IN (SELECT id FROM registration WHERE exam_id = ?)`,
      [examId],
    );
    return rows.length;
  };
  const opened = ({ sealed, paperKey }: { sealed: Buffer; paperKey: string }) =>
    JSON.parse(gunzipSync(openSealedPaper({ key: Buffer.from(paperKey, 'base64url'), sealed })).toString()) as unknown;

  it('are fetched sealed, and open with the key that comes with the start', async () => {
    const exam = await anExam({ app, candidates: 3 });
    expect(await prepare()).toBe(3);
    const candidate = await signIn(exam);
    const sealed = await fetchPaper(candidate);
    expect(sealed.headers['cache-control']).toContain('no-store');
    expect((sealed.body as Buffer).toString('latin1')).not.toContain('sections');
    const started = await startWith(candidate, hashIn(sealed));
    expect(Object.keys(started.body)).toEqual(['session', 'paperKey', 'responses', 'serverTime']);
    const paper = opened({ sealed: sealed.body, paperKey: started.body.paperKey });
    // A client that holds no sealed paper gets the same paper in the reply, also after a reload.
    const again = await candidate.start();
    expect(again.body.paper).toEqual(paper);
    expect(again.body.paperKey).toBeUndefined();
    expect((await startWith(candidate, hashIn(sealed))).body.paperKey).toBe(started.body.paperKey);
  });

  it('are graded by their stored plan, and their responses checked by their own items', async () => {
    const exam = await anExam({ app, candidates: 1 });
    await prepare();
    const candidate = await signIn(exam);
    await candidate.start();
    const wrongForm = await candidate.save([{ itemNumber: 1, revision: 1, response: 'E' }]);
    expect([wrongForm.status, wrongForm.body.code]).toEqual([422, 'INVALID_RESPONSE']);
    expect((await candidate.save([{ itemNumber: 4, revision: 1, response: ['A'] }])).status).toBe(200);
    expect((await candidate.submit()).status).toBe(200);
    const [row] = await app.database.select<{ plan: string; seed: string }>(
      'SELECT plan, seed FROM exam_session WHERE id = ?',
      [candidate.sessionId],
    );
    expect(row!.plan).toBe('null');
    const [graded] = await app
      .get(ExamSessions)
      .loadForGrading({ sessionIds: [candidate.sessionId], lateAcceptedUpToMs: app.clock.now() });
    expect(graded!.plan.sections.map(({ items }) => items.length)).toEqual([3, 1]);
    expect([...graded!.responses]).toEqual([[4, ['A']]]);
  });

  it('have no key for a candidate before the bell or after the session', async () => {
    const opensAt = app.clock.now() + HOUR_MS;
    const early = await anExam({ app, candidates: 1, sitting: { opensAt, closesAt: opensAt + HOUR_MS } });
    const exam = await anExam({ app, candidates: 1 });
    await prepare();
    const waiting = await signIn(early);
    const held = hashIn(await fetchPaper(waiting));
    const refused = await startWith(waiting, held);
    expect([refused.body.code, JSON.stringify(refused.body).includes('paperKey')]).toEqual(['EXAM_NOT_OPEN', false]);
    const candidate = await signIn(exam);
    await candidate.start();
    await candidate.submit();
    const late = await startWith(candidate, hashIn(await fetchPaper(candidate)));
    expect([late.body.code, JSON.stringify(late.body).includes('paperKey')]).toEqual(['ALREADY_SUBMITTED', false]);
  });

  it.each([['0'.repeat(64)], [7], [null], [['x']], [{}]])('are sent whole to a client that holds %j', async (held) => {
    const exam = await anExam({ app, candidates: 1 });
    await prepare();
    const started = await startWith(await signIn(exam), held);
    expect(started.status).toBe(200);
    expect(started.body.paper.sections).toHaveLength(2);
    expect(started.body.paperKey).toBeUndefined();
  });

  it('open only for their own candidate', async () => {
    const exam = await anExam({ app, candidates: 2 });
    await prepare();
    const [mine, others] = [await signIn(exam, 0), await signIn(exam, 1)];
    const foreign = await fetchPaper(others);
    const started = await startWith(mine, hashIn(foreign));
    expect(started.body.paperKey).toBeUndefined();
    const { paperKey } = (await startWith(mine, hashIn(await fetchPaper(mine)))).body;
    expect(() => opened({ sealed: foreign.body, paperKey })).toThrow('does not open');
  });

  it('can be fetched from where the network broke off, and are not sent twice', async () => {
    const exam = await anExam({ app, candidates: 1 });
    await prepare();
    const candidate = await signIn(exam);
    const whole = await fetchPaper(candidate);
    const { etag } = whole.headers as { etag: string };
    const rest = await fetchPaper(candidate, { Range: 'bytes=100-', 'If-Range': etag });
    expect([rest.status, rest.headers['content-range']]).toEqual([
      206,
      `bytes 100-${whole.body.length - 1}/${whole.body.length}`,
    ]);
    expect(Buffer.concat([(whole.body as Buffer).subarray(0, 100), rest.body as Buffer])).toEqual(whole.body);
    expect((await fetchPaper(candidate, { Range: 'bytes=100-', 'If-Range': '"other"' })).status).toBe(200);
    expect((await fetchPaper(candidate, { Range: 'bytes=999999-' })).status).toBe(416);
    expect((await fetchPaper(candidate, { 'If-None-Match': etag })).status).toBe(304);
    expect((await request(app.http).get('/api/v1/candidate/paper')).status).toBe(401);
  });

  it('are not made for a registration that has begun, nor for a sitting that is over', async () => {
    const closesAt = app.clock.now() + MINUTE_MS;
    const begun = await anExam({ app, candidates: 2 });
    const over = await anExam({ app, candidates: 2, sitting: { closesAt } });
    const candidate = await signIn(begun);
    const drawn = (await candidate.start()).body.paper;
    app.clock.advance(2 * MINUTE_MS);
    expect(await prepare()).toBe(1);
    expect([await countOf('prepared_paper', begun.examId), await countOf('prepared_paper', over.examId)]).toEqual([
      1, 0,
    ]);
    const none = await fetchPaper(candidate);
    expect([none.status, JSON.parse((none.body as Buffer).toString()).code]).toEqual([404, 'PAPER_NOT_PREPARED']);
    expect((await candidate.start()).body.paper).toEqual(drawn);
    expect(await prepare()).toBe(0);
  });

  it('are divided among processes, and taken over from a process that died', async () => {
    const exam = await anExam({ app, candidates: 100 });
    const claim = () => app.get(PapersDue).claim({ nowMs: app.clock.now(), leaseMs: MINUTE_MS, limit: 60 });
    // MariaDB may pass over rows beside locked ones; the next claim takes them.
    const claims = [...(await Promise.all([claim(), claim()])), await claim()];
    const claimed = claims.flat().map(({ registrationId }) => registrationId);
    expect([claimed.length, new Set(claimed).size]).toEqual([100, 100]);
    expect(await prepare()).toBe(0);
    app.clock.advance(2 * MINUTE_MS);
    expect(await prepare()).toBe(100);
    expect(await countOf('sealed_paper', exam.examId)).toBe(100);
  });

  it('of an exam that fails do not delay other exams, and are made once possible', async () => {
    const [broken, sound] = [await anExam({ app, candidates: 2 }), await anExam({ app, candidates: 2 })];
    const lockAgain = (state: string) => {
      app.get(LockedExams).forget(broken.examId);
      return app.database.execute('UPDATE exam SET state = ? WHERE id = ?', [state, broken.examId]);
    };
    await lockAgain('draft');
    expect(await prepare()).toBe(2);
    expect(await countOf('prepared_paper', sound.examId)).toBe(2);
    await lockAgain('locked');
    app.clock.advance(2 * MINUTE_MS);
    expect(await prepare()).toBe(2);
  });

  it('are not replaced by a second preparation', async () => {
    const exam = await anExam({ app, candidates: 1 });
    await prepare();
    const before = hashIn(await fetchPaper(await signIn(exam)));
    await app.database.execute('UPDATE registration SET paper_due_at = 0 WHERE exam_id = ?', [exam.examId]);
    await prepare();
    const candidate = await signIn(exam);
    const sealed = await fetchPaper(candidate);
    expect(hashIn(sealed)).toBe(before);
    const { paperKey } = (await startWith(candidate, before)).body;
    expect(opened({ sealed: sealed.body, paperKey })).toHaveProperty('sections');
  });

  it('are built from their plan once the sealed bytes are deleted', async () => {
    const exam = await anExam({ app, candidates: 1, sitting: { closesAt: app.clock.now() + 20 * HOUR_MS } });
    await prepare();
    const candidate = await signIn(exam);
    const { paper } = (await candidate.start()).body;
    await app.get(PreparedPaperRepository).deleteSealed([exam.registrations[0]!.id]);
    expect((await candidate.start()).body.paper).toEqual(paper);
  });

  it('keep their sealed bytes until two days after the sitting, even if it was moved', async () => {
    const closesAt = app.clock.now() + HOUR_MS;
    const [gone, moved] = [
      await anExam({ app, candidates: 1, sitting: { closesAt } }),
      await anExam({ app, candidates: 1, sitting: { closesAt } }),
    ];
    await prepare();
    await app.database.execute('UPDATE sitting SET closes_at = ? WHERE id = ?', [
      closesAt + 24 * HOUR_MS,
      moved.sittingId,
    ]);
    app.clock.advance(HOUR_MS + SEALED_KEPT_MS + MINUTE_MS);
    await app.get(PreparePapers).forgetSealed();
    expect([await countOf('sealed_paper', gone.examId), await countOf('sealed_paper', moved.examId)]).toEqual([0, 1]);
    expect(await countOf('prepared_paper', gone.examId)).toBe(1);
  });
});
