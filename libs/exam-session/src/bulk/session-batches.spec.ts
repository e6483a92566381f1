import { Organisations } from '@sunflower/organisations';
import { Audit, StaffActor, type StaffRole } from '@sunflower/platform';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';
import { StaffActs } from '../staff/staff-acts';
import { BatchDesk } from './batch-desk';
import { BatchWork } from './batch-work';
import { RunBatches } from './run-batches';
import type { BeginBatchDto } from './session-batch.dto';

const PEOPLE = 26;
const STARTED = 24;
const POLICIES = { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true } as const;

describeOnBothEngines('one act on many sessions', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  let county: string;
  let sessionIds: string[];

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    await app.get(Organisations).loadRegions();
    county = (await app.get(Organisations).findByCode('350102'))!.path;
  }, 60_000);
  afterAll(() => app.close());

  /** All but the last two have started; the first ten are of the county. */
  beforeEach(async () => {
    exam = await anExam({ app, candidates: PEOPLE, content: { policies: { ...POLICIES, maxAddedMinutes: 30 } } });
    sessionIds = [];
    for (const [index, { id, ticketNumber }] of exam.registrations.entries()) {
      if (index < 10)
        await app.database.execute('UPDATE registration SET organisation_path = ? WHERE id = ?', [county, id]);
      if (index >= STARTED) continue;
      const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! });
      await candidate.start();
      sessionIds.push(candidate.sessionId);
    }
  }, 60_000);

  const staffOf = (role: StaffRole, organisationPath = '/350000/') =>
    new StaffActor(`${role} ${organisationPath}`, '测试人员', [{ role, organisationId: 'any', organisationPath }]);
  const begin = (wish: Omit<BeginBatchDto, 'reason'>, staff = staffOf('invigilator')) =>
    app.get(BatchDesk).begin({ examId: exam.examId, wish: { reason: '测试停电', ...wish }, staff });
  const read = (batchId: string, staff = staffOf('invigilator')) => app.get(BatchDesk).read({ batchId, staff });
  const columnOf = async (column: string): Promise<number[]> => {
    const rows = await app.database.select<{ id: string; value: number | string }>(
      `SELECT id, ${column} AS value FROM exam_session WHERE exam_id = ?`,
      [exam.examId],
    );
    const values = new Map(rows.map(({ id, value }) => [id, Number(value)]));
    return sessionIds.map((id) => values.get(id)!);
  };
  const auditOf = (index: number) => app.get(Audit).listFor({ subjectType: 'session', subjectId: sessionIds[index]! });

  it('extends all sessions of one county, with an audit row each, and no others', async () => {
    const batch = await begin({ act: 'extend', extraMinutes: 10, filter: {} }, staffOf('invigilator', county));
    expect(batch).toMatchObject({ state: 'running', total: 10, tried: 0 });
    await app.get(RunBatches).runAll();
    expect(await read(batch.id, staffOf('invigilator', county))).toMatchObject({
      state: 'done',
      tried: 10,
      outcomes: { done: 10 },
      missed: [],
    });
    expect(await columnOf('added_time_ms')).toEqual(sessionIds.map((_, index) => (index < 10 ? 600_000 : 0)));
    const [entry] = await auditOf(0);
    expect(entry).toMatchObject({
      action: 'session.extended',
      reason: '测试停电',
      details: { extraMinutes: 10, limitMinutes: 30, batchId: batch.id },
    });
    expect(await auditOf(10)).toEqual([]);
  });

  it('reports the sessions that it did not reach, and why', async () => {
    const [first, second] = sessionIds as [string, string];
    await app.get(StaffActs).extend({
      sessionId: first,
      staff: staffOf('invigilator'),
      reason: '测试原因',
      extraMinutes: 25,
      limitMinutes: 30,
    });
    await app.get(StaffActs).close({ sessionId: second, staff: staffOf('invigilator'), reason: '测试原因' });
    const { id } = await begin({ act: 'extend', extraMinutes: 10, filter: {} });
    await app.get(RunBatches).runAll();
    const { outcomes, missed } = await read(id);
    expect(outcomes).toEqual({ done: STARTED - 2, time_limit: 1, not_open: 1, not_started: 2 });
    const outcomeOf = new Map(missed.map(({ registrationId, outcome }) => [registrationId, outcome]));
    expect(exam.registrations.map(({ id: one }) => outcomeOf.get(one) ?? null)).toEqual([
      'time_limit',
      'not_open',
      ...Array<null>(STARTED - 2).fill(null),
      'not_started',
      'not_started',
    ]);
  });

  it('acts only on the registrations given, and leaves locked sessions unchanged', async () => {
    const registrationIds = [3, 4, 25].map((index) => exam.registrations[index]!.id);
    await app.get(StaffActs).lock({ sessionId: sessionIds[3]!, staff: staffOf('invigilator'), reason: '测试原因' });
    const { id } = await begin({ act: 'lock', registrationIds });
    await app.get(RunBatches).runAll();
    expect((await read(id)).outcomes).toEqual({ done: 1, unchanged: 1, not_started: 1 });
    expect((await columnOf('locked')).flatMap((locked, index) => (locked ? [index] : []))).toEqual([3, 4]);
    expect(await auditOf(3)).toHaveLength(1);
  });

  it('continues after a process died, and does nothing twice', async () => {
    const { id } = await begin({ act: 'close', filter: {} });
    const work = app.get(BatchWork);
    const perform = work.do.bind(work);
    let calls = 0;
    const dying = jest.spyOn(work, 'do').mockImplementation(async (chunk) => {
      const done = await perform(chunk);
      calls += 1;
      // After the acts of the second chunk, before its commit.
      if (calls === 2) throw new Error('killed');
      return done;
    });
    await app.get(RunBatches).runAll();
    dying.mockRestore();
    const half = await read(id);
    expect(half).toMatchObject({ state: 'running', tried: 20 });
    expect((await columnOf("state = 'closed'")).reduce((sum, one) => sum + one, 0)).toBe(half.outcomes.done);
    await Promise.all([app.get(RunBatches).runAll(), app.get(RunBatches).runAll()]);
    expect(await read(id)).toMatchObject({ state: 'done', tried: PEOPLE, outcomes: { done: STARTED, not_started: 2 } });
    for (const index of [0, 19, 20, 23]) expect(await auditOf(index)).toHaveLength(1);
  });

  it('does nothing before all targets are stored, and is broken if storing was interrupted', async () => {
    const { id } = await begin({ act: 'lock', filter: {} });
    await app.database.execute(`UPDATE session_batch SET state = 'collecting' WHERE id = ?`, [id]);
    await app.get(RunBatches).runAll();
    expect((await read(id)).tried).toBe(0);
    app.clock.advance(61_000);
    await app.get(RunBatches).runAll();
    expect(await read(id)).toMatchObject({ state: 'broken', tried: 0 });
    expect((await columnOf('locked')).some(Boolean)).toBe(false);
  });

  it('is refused without targets, and is shown only to the staff member who began it', async () => {
    await expect(begin({ act: 'lock', registrationIds: ['none'] })).rejects.toMatchObject({ code: 'NOBODY_IN_BATCH' });
    await expect(begin({ act: 'lock', filter: {} }, staffOf('trainer'))).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const { id } = await begin({ act: 'unlock', filter: {} });
    await expect(read(id, staffOf('invigilator', county))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const listed = await app.get(BatchDesk).list({ examId: exam.examId, staff: staffOf('invigilator') });
    expect(listed.map((batch) => batch.id)).toEqual([id]);
  });
});
