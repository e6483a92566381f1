import { Organisations } from '@sunflower/organisations';
import type { StaffRole } from '@sunflower/platform';
import { BankShares, QuestionBanks } from '@sunflower/question-bank';
import request, { type Response } from 'supertest';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { StaffMember } from '../../../../test/fixtures/signed-in-staff';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { answerSheet } from '../../test/answer-sheet';
import { GradeAgain } from '../session/grade-again';
import { GradeClosedSessions } from '../session/grade-closed-sessions';
import { GradingModule } from '../grading.module';
import { ReleasedResultRepository, type ReleasedCursor } from '../result/released-result.repository';

const HOUR_MS = 3_600_000;

describe('the grading routes', () => {
  let app: TestApp;
  let exam: ExamFixture;
  let candidate: ACandidate;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    app = await createTestApp({ engine: 'sqlite', modules: [GradingModule] });
    exam = await anExam({ app, candidates: 3 });
    await signedIn('province', 'administrator', '350000');
    await signedIn('city', 'administrator', '350100');
    await signedIn('invigilator', 'invigilator', '350000');
    candidate = await ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    await candidate.start();
    await candidate.submit(answerSheet({ items: candidate.items, right: true }));
    await gradeAll();
  });

  afterAll(() => app.close());

  async function signedIn(name: string, ...grant: [role: StaffRole, code: string]): Promise<void> {
    cookies.set(name, (await StaffMember.signedIn({ app, grants: [grant] })).cookie);
  }

  async function gradeAll(): Promise<void> {
    await app.get(GradeClosedSessions).gradeAllMarked();
    await app.get(GradeAgain).gradeOpenRuns();
  }

  const get = (path: string, as = 'province'): Promise<Response> =>
    request(app.http).get(`/api/v1/${path}`).set('Cookie', cookies.get(as)!);
  const post = (path: string, body: object, as = 'province'): Promise<Response> =>
    request(app.http).post(`/api/v1/${path}`).set('Cookie', cookies.get(as)!).send(body);
  const runsPath = (): string => `exams/${exam.examId}/grading-runs`;

  async function versionId(): Promise<string> {
    const [row] = await app.database.select<{ plan: string }>('SELECT plan FROM exam_session WHERE id = ?', [
      candidate.sessionId,
    ]);
    return (JSON.parse(row!.plan) as { sections: { items: { versionId: string }[] }[] }).sections[0]!.items[0]!
      .versionId;
  }

  it('list the runs with the progress of each', async () => {
    const { status, body } = await get(runsPath());
    expect(status).toBe(200);
    expect(body.runs).toEqual([
      {
        id: expect.any(String),
        examId: exam.examId,
        runNumber: 1,
        sittingIds: null,
        overrides: [],
        rulesVersion: 3,
        reason: expect.any(String),
        createdBy: null,
        createdByName: null,
        createdAt: new Date(app.clock.now()).toISOString(),
        releasedAt: null,
        releasedBy: null,
        releasedByName: null,
        scriptsToMark: 0,
        graded: 1,
        ungraded: 0,
        releasable: true,
        lateResponses: false,
        mergedIntoRunNumber: null,
      },
    ]);
    expect((await get(`grading-runs/${body.runs[0].id}`)).body).toEqual(body.runs[0]);
  });

  it('refuse overrides to staff who may not read the keys of the bank, because their effect gives away a key', async () => {
    const bank = await app.get(QuestionBanks).getBank(exam.bankId);
    const share = { bank, reason: '测试', staffId: 'test' } as const;
    await app.get(BankShares).give({ ...share, right: 'use', organisationCode: '350100' });
    const city = (await app.get(Organisations).findByCode('350100'))!;
    await app.database.execute('UPDATE exam SET organisation_id = ? WHERE id = ?', [city.id, exam.examId]);
    const run = { overrides: [{ kind: 'drop', questionVersionId: await versionId() }], reason: '测试' };
    const refused = await post(runsPath(), run, 'city');
    expect([refused.status, refused.body.code]).toEqual([403, 'KEYS_NOT_READABLE']);
    expect(
      (await post(runsPath(), { ...run, overrides: [{ ...run.overrides[0]!, questionVersionId: 'none' }] })).status,
    ).toBe(422);
    await app.database.execute('UPDATE exam SET organisation_id = ? WHERE id = ?', [exam.organisationId, exam.examId]);
  });

  it('refuse overrides that do not fit the exam, naming each, and make no run', async () => {
    const overrides = [
      { kind: 'drop', questionVersionId: 'elsewhere' },
      { kind: 'accept_key', questionVersionId: await versionId(), key: { kind: 'choice', right: [9] } },
    ];
    const { status, body } = await post(runsPath(), { overrides, reason: '测试' });
    expect([status, body.code, body.details.faults.map(({ index }: { index: number }) => index)]).toEqual([
      422,
      'INVALID_OVERRIDES',
      [0, 1],
    ]);
    expect(
      (await post(runsPath(), { overrides: [{ kind: 'invent', questionVersionId: 'x' }], reason: '测试' })).body.code,
    ).toBe('INVALID_REQUEST');
    expect((await post(runsPath(), { overrides: [], reason: ' ' })).status).toBe(400);
    expect((await get(runsPath())).body.runs).toHaveLength(1);
  });

  it('make a run, show its difference, and release it when nothing prevents the release', async () => {
    const override = { kind: 'accept_key', questionVersionId: await versionId(), key: { kind: 'choice', right: [0] } };
    const made = await post(runsPath(), { overrides: [override], reason: '两个选项都对' });
    expect([made.status, made.body.runNumber, made.body.overrides, made.body.ungraded]).toEqual([
      201,
      2,
      [override],
      1,
    ]);
    await gradeAll();
    const path = `grading-runs/${made.body.id}`;
    expect((await get(`${path}/difference?limit=1`)).body).toMatchObject({
      runNumber: 2,
      baseRunNumber: 1,
      registrations: 3,
      ungraded: 0,
      counts: { unchanged: 3 },
      changes: [],
    });
    const refused = await post(`${path}/release`, { reason: '测试' });
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([
      409,
      'RELEASE_REFUSED',
      { openSessions: 0, ungradedSessions: 0, openSittings: 1 },
    ]);
    app.clock.advance(3 * HOUR_MS);
    const released = await post(`${path}/release`, { reason: '测试' });
    expect([released.status, released.body.outcome, released.body.run.releasable]).toEqual([200, 'released', false]);
    expect((await post(`${path}/release`, { reason: '测试' })).body.outcome).toBe('already_released');
    const [first] = (await get(runsPath())).body.runs;
    expect((await post(`grading-runs/${first.id}/release`, { reason: '测试' })).body.code).toBe('RUN_SUPERSEDED');
  });

  it('are only for administrators whose role reaches the whole exam', async () => {
    const [{ id }] = (await get(runsPath())).body.runs;
    for (const path of [runsPath(), `grading-runs/${id}`, `grading-runs/${id}/difference`]) {
      expect([(await get(path, 'city')).status, (await get(path, 'invigilator')).status]).toEqual([403, 403]);
    }
    expect((await post(runsPath(), { overrides: [], reason: '测试' }, 'city')).status).toBe(403);
    expect((await post(`grading-runs/${id}/release`, { reason: '测试' }, 'city')).status).toBe(403);
    expect((await get('grading-runs/no-such-run')).body.code).toBe('GRADING_RUN_NOT_FOUND');
    expect((await get('exams/no-such-exam/grading-runs')).status).toBe(404);
  });

  it('list and accept late responses only for administrators whose role reaches the whole exam', async () => {
    const [path, order] = [
      `exams/${exam.examId}/late-responses`,
      { sessionIds: [candidate.sessionId], reason: '断网' },
    ];
    expect((await get(path)).body).toEqual({ items: [], nextAfter: null });
    expect((await post(`${path}/accept`, order)).body).toEqual({
      accepted: 0,
      sessions: 0,
      runId: null,
      runNumber: null,
    });
    for (const as of ['city', 'invigilator'])
      expect([(await get(path, as)).status, (await post(`${path}/accept`, order, as)).status]).toEqual([403, 403]);
    expect((await post(`${path}/accept`, { ...order, sessionIds: ['no-such-session'] })).body).toMatchObject({
      code: 'SESSION_NOT_FOUND',
      details: { sessionIds: ['no-such-session'] },
    });
    for (const sessionIds of [
      [],
      [candidate.sessionId, candidate.sessionId],
      Array.from({ length: 201 }, (_, index) => `s-${index}`),
    ]) {
      expect((await post(`${path}/accept`, { ...order, sessionIds })).body.code).toBe('INVALID_REQUEST');
    }
  });

  it('make one run for the late responses of several sessions, and show the run that another was merged into', async () => {
    const other = await anExam({ app, candidates: 2 });
    const path = `exams/${other.examId}/late-responses`;
    const sat = [];
    for (const [index, { ticketNumber }] of other.registrations.entries()) {
      const one = await ACandidate.signedIn({ app, ticketNumber, accessCode: other.accessCodes[index]! });
      await one.start();
      sat.push({ one, ticketNumber });
    }
    sat.sort((a, b) => (a.ticketNumber < b.ticketNumber ? -1 : 1));
    const madeAt = new Date(app.clock.now()).toISOString();
    app.clock.advance(3 * HOUR_MS);
    for (const { one } of sat) {
      await one.save(answerSheet({ items: one.items, right: true }).map((response) => ({ ...response, madeAt })));
      await app.database.execute(`UPDATE exam_session SET state = 'timed_out' WHERE id = ?`, [one.sessionId]);
    }
    const receivedAt = new Date(app.clock.now()).toISOString();
    expect((await get(path)).body).toMatchObject({
      items: sat.map(({ one, ticketNumber }) => ({
        sessionId: one.sessionId,
        ticketNumber,
        waiting: 4,
        firstMadeAt: madeAt,
        lastReceivedAt: receivedAt,
      })),
      nextAfter: null,
    });
    const accept = async (...accepted: { one: ACandidate }[]) =>
      (await post(`${path}/accept`, { sessionIds: accepted.map(({ one }) => one.sessionId), reason: '断网' })).body;
    expect(await accept(sat[0]!)).toMatchObject({ accepted: 4, sessions: 1, runNumber: 2 });
    expect((await get(path)).body.items).toHaveLength(1);
    expect(await accept(...sat)).toMatchObject({ accepted: 4, sessions: 1, runNumber: 3 });
    const { body } = await get(`exams/${other.examId}/grading-runs`);
    expect(
      body.runs.map(({ lateResponses, mergedIntoRunNumber, releasable }: Record<string, unknown>) => [
        lateResponses,
        mergedIntoRunNumber,
        releasable,
      ]),
    ).toEqual([
      [false, null, true],
      [true, 3, false],
      [true, null, true],
    ]);
  });

  it('leave a pass list that can be read in pages, each row once', async () => {
    const { body } = await get(runsPath());
    const seen: string[] = [];
    for (let after: ReleasedCursor | null = null; ;) {
      const [row] = await app
        .get(ReleasedResultRepository)
        .page({ runId: body.runs[1].id, examId: exam.examId, organisationPaths: null, after, limit: 1 });
      if (!row) break;
      seen.push(row.ticketNumber);
      after = row;
    }
    expect(seen).toEqual(exam.registrations.map(({ ticketNumber }) => ticketNumber).sort());
  });
});
