import { ACandidate } from '../../../test/fixtures/a-candidate';
import { aMakeUp } from '../../../test/fixtures/a-make-up';
import { anExam, type ExamFixture } from '../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../test/fixtures/test-database';
import { until } from '../../../test/fixtures/until';
import { Registrations } from '@sunflower/exam';
import { GradingRuns, Results } from '@sunflower/grading';
import { StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { Audit, JobQueue, newId, placeholders } from '@sunflower/platform';
import { readXlsx } from 'hucre/xlsx';
import request, { type Response } from 'supertest';
import { PassListExport } from './pass-list/pass-list-export';
import { ReportingModule } from './reporting.module';

const PASSWORD = 'only-for-tests-0001';
const HOURS_MS = 3 * 3_600_000;
const STAFF = { staffId: 'test' };
const NOTHING = { outcome: null, scoreMillipoints: null, maxMillipoints: null, passed: null, certificateNumber: null };

describeOnBothEngines('reporting', (engine) => {
  let test: TestApp;
  let administrator: string;
  let cityAdministrator: string;

  beforeAll(async () => {
    test = await createTestApp({ engine, modules: [ReportingModule], role: 'worker' });
    await test.get(Organisations).loadRegions();
    for (const code of ['350000', '350100']) await createAdministrator(code);
    await test.get(JobQueue).start();
  });

  // Each exam advances the test clock by three hours, and staff sessions expire.
  beforeEach(async () => {
    administrator = await signedIn('350000');
    cityAdministrator = await signedIn('350100');
  });

  afterAll(() => test.close());

  async function createAdministrator(code: string): Promise<void> {
    const { id: organisationId } = (await test.get(Organisations).findByCode(code))!;
    const grants = [{ role: 'administrator' as const, organisationId }];
    await test
      .get(StaffAccounts)
      .createAccount({ username: `test-${code}`, displayName: '测试管理员', password: PASSWORD, grants, demo: false });
  }

  async function signedIn(code: string): Promise<string> {
    const { headers } = await request(test.http)
      .post('/api/v1/staff/sign-in')
      .send({ username: `test-${code}`, password: PASSWORD })
      .expect(200);
    return (headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
  }

  const get = (path: string, cookie = administrator) => request(test.http).get(`/api/v1/${path}`).set('Cookie', cookie);
  const purge = (examId: string, cookie = administrator) =>
    request(test.http).post(`/api/v1/exams/${examId}/purge`).set('Cookie', cookie).send({});

  const started = async (exam: ExamFixture, index: number) => {
    const candidate = await ACandidate.signedIn({
      app: test,
      ticketNumber: exam.registrations[index]!.ticketNumber,
      accessCode: exam.accessCodes[index]!,
    });
    expect((await candidate.start()).status).toBe(200);
    return candidate;
  };

  const allRight = (candidate: ACandidate) =>
    candidate.items.map(({ itemNumber, type, options }) => {
      const right = options.filter(({ text }) => text.startsWith('对')).map(({ id }) => id);
      return { itemNumber, revision: 1, response: type === 'multiple_choice' ? right : right[0] };
    });

  const resultOf = (candidate: ACandidate): Promise<Response> =>
    candidate.get(`/api/v1/candidate/sessions/${candidate.sessionId}/result`);

  const graded = (examId: string) =>
    until(
      'all sessions graded',
      async () => {
        const { graded: done, ungraded } = await test.get(Results).progress(examId);
        return done > 0 && ungraded === 0;
      },
      30_000,
    );

  const release = async (examId: string) => {
    await graded(examId);
    const run = (await test.get(GradingRuns).currentRun(examId))!;
    await test.get(GradingRuns).release({ runId: run.id, reason: '测试发布', staff: STAFF });
  };

  const regrade = async (examId: string) => {
    await test.get(GradingRuns).createRun({ examId, overrides: [], reason: '测试重评', staff: STAFF });
    await release(examId);
  };

  /** One candidate passes, one hands in nothing, one never comes; the sitting is over and graded. */
  async function satExam({ rehearsal = false } = {}): Promise<{
    exam: ExamFixture;
    passes: ACandidate;
    fails: ACandidate;
  }> {
    const exam = await anExam({ app: test, candidates: 3, rehearsal });
    const [passes, fails] = [await started(exam, 0), await started(exam, 1)];
    expect((await passes.submit(allRight(passes))).status).toBe(200);
    expect((await fails.submit()).status).toBe(200);
    test.clock.advance(HOURS_MS);
    await graded(exam.examId);
    return { exam, passes, fails };
  }

  describe("the candidate's result", () => {
    it('shows nothing before the release, then everything, with the certificate', async () => {
      const { exam, passes, fails } = await satExam();
      expect((await resultOf(passes)).body).toEqual({ state: 'withheld', ...NOTHING });
      await release(exam.examId);
      const { body } = await resultOf(passes);
      expect(body).toEqual({
        state: 'released',
        outcome: 'graded',
        scoreMillipoints: 5000,
        maxMillipoints: 5000,
        passed: true,
        certificateNumber: expect.stringMatching(/^SF2026\d{11}$/),
      });
      expect((await request(test.http).get(`/api/v1/certificates/${body.certificateNumber}`)).body.state).toBe('valid');
      expect((await resultOf(fails)).body).toEqual({
        state: 'released',
        outcome: 'graded',
        scoreMillipoints: 0,
        maxMillipoints: 5000,
        passed: false,
        certificateNumber: null,
      });
    });

    it('is grading while the session is open', async () => {
      const candidate = await started(await anExam({ app: test, candidates: 1 }), 0);
      expect((await resultOf(candidate)).body).toEqual({ state: 'grading', ...NOTHING });
    });

    it('loses the certificate with the pass, and regains the same one', async () => {
      const { exam, passes } = await satExam();
      await release(exam.examId);
      const { certificateNumber } = (await resultOf(passes)).body;
      const decide = (outcome: 'violation' | null) =>
        test
          .get(Registrations)
          .setOutcome({ registrationId: exam.registrations[0]!.id, outcome, reason: '测试认定', staff: STAFF });
      await decide('violation');
      await regrade(exam.examId);
      expect((await resultOf(passes)).body).toEqual({
        state: 'released',
        outcome: 'violation',
        scoreMillipoints: null,
        maxMillipoints: 5000,
        passed: false,
        certificateNumber: null,
      });
      expect((await request(test.http).get(`/api/v1/certificates/${certificateNumber}`)).body.state).toBe('revoked');
      await decide(null);
      await regrade(exam.examId);
      expect((await resultOf(passes)).body).toMatchObject({ passed: true, certificateNumber });
      expect((await request(test.http).get(`/api/v1/certificates/${certificateNumber}`)).body.state).toBe('valid');
    });

    it('always shows the result and the certificate of the same run', async () => {
      const { exam, passes } = await satExam();
      await release(exam.examId);
      const decide = (outcome: 'violation' | null) =>
        test
          .get(Registrations)
          .setOutcome({ registrationId: exam.registrations[0]!.id, outcome, reason: '测试认定', staff: STAFF });
      const seen = new Set<string>();
      for (const outcome of ['violation', null] as const) {
        await decide(outcome);
        await test.get(GradingRuns).createRun({ examId: exam.examId, overrides: [], reason: '测试重评', staff: STAFF });
        await graded(exam.examId);
        let isReleased = false;
        const releasing = release(exam.examId).finally(() => (isReleased = true));
        while (!isReleased) {
          const { passed, certificateNumber } = (await resultOf(passes)).body;
          seen.add(`${passed} ${certificateNumber !== null}`);
        }
        await releasing;
      }
      expect([...seen].filter((pair) => pair !== 'true true' && pair !== 'false false')).toEqual([]);
    });

    it('is not found for another candidate’s session, nor for staff', async () => {
      const exam = await anExam({ app: test, candidates: 2 });
      const [mine, another] = [await started(exam, 0), await started(exam, 1)];
      for (const id of [another.sessionId, newId()]) {
        const { status, body } = await mine.get(`/api/v1/candidate/sessions/${id}/result`);
        expect([status, body.code]).toEqual([404, 'SESSION_NOT_FOUND']);
      }
      await get(`candidate/sessions/${mine.sessionId}/result`).expect(401);
    });
  });

  describe('live counts', () => {
    it('shows each registration in its state, at most a second old', async () => {
      const exam = await anExam({ app: test, candidates: 4 });
      const counts = async () => (await get(`exams/${exam.examId}/live-counts`).expect(200)).body;
      const candidate = await started(exam, 0);
      await started(exam, 1);
      expect(await counts()).toEqual({
        registered: 4,
        notStarted: 2,
        inProgress: 2,
        submitted: 0,
        timedOut: 0,
        closed: 0,
        voided: 0,
        locked: 0,
        graded: 0,
        ungraded: 0,
        earlierAttempts: 0,
      });
      await candidate.submit();
      await graded(exam.examId);
      expect(await counts()).toMatchObject({ inProgress: 2, submitted: 0 });
      test.clock.advance(1000);
      expect(await counts()).toMatchObject({ inProgress: 1, submitted: 1, graded: 1, ungraded: 0 });
    });

    it('counts each person once, by the latest attempt', async () => {
      const { exam } = await satExam();
      const { registrations } = await aMakeUp({
        app: test,
        exam,
        personIds: exam.registrations.slice(1).map(({ personId }) => personId),
      });
      const again = await ACandidate.signedIn({
        app: test,
        ticketNumber: registrations[0]!.ticketNumber,
        accessCode: test.get(Registrations).accessCodeOf(registrations[0]!),
      });
      await again.start();
      expect((await get(`exams/${exam.examId}/live-counts`).expect(200)).body).toMatchObject({
        registered: 3,
        notStarted: 1,
        inProgress: 1,
        submitted: 1,
        graded: 1,
        earlierAttempts: 2,
      });
    });

    it('shows a city’s staff only the city’s people', async () => {
      const exam = await anExam({ app: test, candidates: 2 });
      await test.database.execute(`UPDATE registration SET organisation_path = '/350000/350100/' WHERE id = ?`, [
        exam.registrations[0]!.id,
      ]);
      expect((await get(`exams/${exam.examId}/live-counts`, cityAdministrator).expect(200)).body.registered).toBe(1);
      expect((await get(`exams/${exam.examId}/live-counts`).expect(200)).body.registered).toBe(2);
      await get(`exams/${newId()}/live-counts`).expect(404);
    });
  });

  describe('the released results', () => {
    const of = async (examId: string, cookie = administrator) =>
      (await get(`exams/${examId}/released-results`, cookie).expect(200)).body;

    it('are counted once released; for an administrator of a part, only people there', async () => {
      const { exam } = await satExam();
      await test.database.execute(`UPDATE registration SET organisation_path = '/350000/350100/' WHERE id = ?`, [
        exam.registrations[1]!.id,
      ]);
      for (const cookie of [administrator, cityAdministrator])
        expect(await of(exam.examId, cookie)).toEqual({ releasedAt: null, counts: null });
      await release(exam.examId);
      const counts = { passed: 0, failed: 0, absent: 0, deferred: 0, violation: 0, annulled: 0 };
      expect(await of(exam.examId)).toEqual({
        releasedAt: expect.stringMatching(/Z$/),
        counts: { ...counts, passed: 1, failed: 1, absent: 1 },
      });
      expect((await of(exam.examId, cityAdministrator)).counts).toEqual({ ...counts, failed: 1 });
    });

    it('of an exam out of reach are not found', async () => {
      await get(`exams/${newId()}/released-results`, cityAdministrator).expect(404);
    });
  });

  describe('the pass list', () => {
    const binary = (reply: request.Test) =>
      reply.buffer(true).parse((stream, done) => {
        const pieces: Buffer[] = [];
        stream.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => done(null, Buffer.concat(pieces)));
      });
    const csvOf = async (examId: string, query = '') =>
      ((await binary(get(`exams/${examId}/pass-list.csv${query}`)).expect(200)).body as Buffer).toString();
    const sheetOf = async (examId: string, query = '') =>
      (await readXlsx((await binary(get(`exams/${examId}/pass-list.xlsx${query}`)).expect(200)).body as Buffer))
        .sheets[0]!.rows;

    it('is refused before the release', async () => {
      const { exam } = await satExam();
      for (const format of ['csv', 'xlsx'])
        expect((await get(`exams/${exam.examId}/pass-list.${format}`).expect(409)).body.code).toBe(
          'RESULTS_NOT_RELEASED',
        );
    });

    it('has the same lines as .csv and as .xlsx, without formulas, and is audited', async () => {
      const { exam, passes } = await satExam();
      await test.database.execute(
        `UPDATE registration SET candidate_name = '=1+1,"测试"', organisation_name = '@测试' WHERE id = ?`,
        [exam.registrations[1]!.id],
      );
      await release(exam.examId);
      const { certificateNumber } = (await resultOf(passes)).body;
      const [first, second, third] = exam.registrations as [
        ExamFixture['registrations'][0],
        ExamFixture['registrations'][0],
        ExamFixture['registrations'][0],
      ];
      const lines = [
        [first.candidateName, first.maskedIdNumber, '福建省', first.ticketNumber, 1, 5, '合格', certificateNumber],
        [`'=1+1,"测试"`, second.maskedIdNumber, `'@测试`, second.ticketNumber, 1, 0, '不合格', ''],
        [third.candidateName, third.maskedIdNumber, '福建省', third.ticketNumber, 1, '', '缺考', ''],
      ].sort((a, b) => (String(a[3]) < String(b[3]) ? -1 : 1));
      const [headings, ...rows] = await sheetOf(exam.examId);
      expect(headings).toEqual(['序号', '姓名', '证件号码', '单位', '准考证号', '第几次', '成绩', '结论', '证书编号']);
      expect(rows.map((row) => row.map((cell) => cell ?? ''))).toEqual(
        lines.map((line, index) => [index + 1, ...line]),
      );
      const csv = await csvOf(exam.examId);
      const quoted = lines.map((line, index) =>
        [index + 1, ...line]
          .map((cell) => (String(cell).includes('"') ? `"${String(cell).replaceAll('"', '""')}"` : cell))
          .join(','),
      );
      expect(csv).toBe(`\uFEFF${[headings!.join(','), ...quoted].join('\r\n')}\r\n`);
      const acts = await test.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId });
      expect(
        acts
          .filter(({ action }) => action === 'pass-list.exported')
          .map(({ details }) => (details as { format: string }).format)
          .sort(),
      ).toEqual(['csv', 'xlsx']);
    });

    it('names each person once, with the attempt that counts', async () => {
      const { exam } = await satExam();
      const { registrations } = await aMakeUp({ app: test, exam, personIds: [exam.registrations[1]!.personId] });
      const again = await ACandidate.signedIn({
        app: test,
        ticketNumber: registrations[0]!.ticketNumber,
        accessCode: test.get(Registrations).accessCodeOf(registrations[0]!),
      });
      await again.start();
      await again.submit(allRight(again));
      test.clock.advance(HOURS_MS);
      administrator = await signedIn('350000');
      await release(exam.examId);
      const rows = (await sheetOf(exam.examId)).slice(1).map((row) => [row[1], row[5], row[7]].join(' '));
      expect(rows.sort()).toEqual(['测试考生1 1 合格', '测试考生2 2 合格', '测试考生3 1 缺考']);
      const first = await test.get(Results).stateOf(exam.registrations[1]!.id);
      expect(first).toMatchObject({ state: 'released', result: { passed: false, counts: false } });
    });

    it('can be limited to an organisation and to passes, and never leaves the staff’s subtree', async () => {
      const { exam } = await satExam();
      const { id: cityId } = (await test.get(Organisations).findByCode('350100'))!;
      await test.database.execute(`UPDATE registration SET organisation_path = '/350000/350100/' WHERE id = ?`, [
        exam.registrations[1]!.id,
      ]);
      await release(exam.examId);
      const tickets = (csv: string) =>
        csv
          .trim()
          .split('\r\n')
          .slice(1)
          .map((line) => line.split(',')[4]);
      expect(tickets(await csvOf(exam.examId, `?organisationId=${cityId}`))).toEqual([
        exam.registrations[1]!.ticketNumber,
      ]);
      expect(tickets(await csvOf(exam.examId, '?passedOnly=true'))).toEqual([exam.registrations[0]!.ticketNumber]);
      const { text, headers } = await get(`exams/${exam.examId}/pass-list.csv`, cityAdministrator).expect(200);
      expect(tickets(text)).toEqual([exam.registrations[1]!.ticketNumber]);
      expect(headers['content-disposition']).toBe(
        `attachment; filename="pass-list.csv"; filename*=UTF-8''${encodeURIComponent('成绩名单-测试考试.csv')}`,
      );
      await get(`exams/${exam.examId}/pass-list.csv?organisationId=${exam.organisationId}`, cityAdministrator).expect(
        404,
      );
    });

    it('streams 5,000 lines without blocking other requests', async () => {
      const exam = await anExam({ app: test, candidates: 5000 });
      const runId = newId();
      await test.database.transaction(async () => {
        await test.database.execute(
          `INSERT INTO grading_run (id, exam_id, run_number, overrides, reason, created_at, released_at) VALUES (?, ?, 1, '[]', '测试', 0, 1)`,
          [runId, exam.examId],
        );
        for (let from = 0; from < 5000; from += 1000) {
          await test.database.execute(
            `INSERT INTO result (run_id, registration_id, outcome, score_millipoints, max_millipoints, section_millipoints, item_millipoints, passed, input_sha256, graded_at, taken_in, counts)
              VALUES ${placeholders({ rows: 1000, columns: 12 })}`,
            exam.registrations
              .slice(from, from + 1000)
              .flatMap(({ id }) => [runId, id, 'graded', 4500, 5000, '[]', '[]', 1, '-', 0, 1, 1]),
          );
        }
      });
      const rows = await sheetOf(exam.examId);
      expect(rows).toHaveLength(5001);
      expect(rows.slice(1).map((row) => row[0])).toEqual(Array.from({ length: 5000 }, (_, index) => index + 1));
      const listed = rows.slice(1).map((row) => row[4]);
      expect(listed).toEqual(exam.registrations.map(({ ticketNumber }) => ticketNumber).sort());
      let turns = 0;
      const stream = await test
        .get(PassListExport)
        .stream({ examId: exam.examId, format: 'csv', organisationPaths: null, passedOnly: false, staffId: 'test' });
      const counting = setInterval(() => (turns += 1), 0);
      const pieces: Buffer[] = [];
      for await (const piece of stream) pieces.push(piece as Buffer);
      clearInterval(counting);
      expect(Buffer.concat(pieces).toString().split('\r\n')).toHaveLength(5002);
      expect(turns).toBeGreaterThan(2);
    });
  });

  describe('the purge', () => {
    const TABLES = ['certificate', 'exam_session', 'grading_run', 'registration', 'sitting', 'exam_pool_entry'];

    const counts = async (examId: string) =>
      Object.fromEntries(
        await Promise.all(
          TABLES.map(async (table) => {
            const [row] = await test.database.select<{ n: number }>(
              `SELECT COUNT(*) AS n FROM ${table} WHERE exam_id = ?`,
              [examId],
            );
            return [table, Number(row!.n)];
          }),
        ),
      );

    it('leaves only the audit rows of a rehearsal, and touches no other exam', async () => {
      const { exam, passes } = await satExam({ rehearsal: true });
      await release(exam.examId);
      const { certificateNumber } = (await resultOf(passes)).body;
      await request(test.http).get(`/api/v1/certificates/${certificateNumber}`).expect(404);
      const other = await satExam();
      await release(other.exam.examId);
      await purge(exam.examId, cityAdministrator).expect(403);
      await purge(exam.examId).expect(204);
      expect(await counts(exam.examId)).toEqual({
        certificate: 0,
        exam_session: 0,
        grading_run: 0,
        registration: 0,
        sitting: 0,
        exam_pool_entry: 0,
      });
      expect(await counts(other.exam.examId)).toMatchObject({
        certificate: 1,
        exam_session: 2,
        grading_run: 1,
        registration: 3,
      });
      await get(`exams/${exam.examId}/live-counts`).expect(404);
      const acts = await test.get(Audit).listFor({ subjectType: 'exam', subjectId: exam.examId });
      expect(acts.map(({ action }) => action)).toEqual(expect.arrayContaining(['exam.purge-begun', 'exam.purged']));
    });

    it('refuses an exam that is not a rehearsal, and deletes nothing', async () => {
      const { exam } = await satExam();
      await release(exam.examId);
      const before = await counts(exam.examId);
      expect((await purge(exam.examId).expect(409)).body.code).toBe('NOT_A_REHEARSAL');
      expect(await counts(exam.examId)).toEqual(before);
      expect(before).toMatchObject({ certificate: 1, exam_session: 2, grading_run: 1 });
    });

    it('is refused while a session is open', async () => {
      const exam = await anExam({ app: test, candidates: 1, rehearsal: true });
      await started(exam, 0);
      expect((await purge(exam.examId).expect(409)).body).toMatchObject({
        code: 'REHEARSAL_RUNNING',
        details: { inProgress: 1 },
      });
    });
  });
});
