import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';
import type { SessionListQueryDto } from './exam-session.dto';
import { SessionDesk } from './session-desk';

describeOnBothEngines('the list of sessions', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;
  const staff = aStaffActor({ role: 'invigilator' });

  /**
   * By index: 0 has not started, 1 is in progress, 2 has counted acts, 3 is submitted with more of them, 4 is locked,
   * 5 has as many acts as 2 and less time.
   */
  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    exam = await anExam({ app, candidates: 6 });
    const sessionOf = exam.registrations.map(() => '');
    for (const index of [1, 2, 3, 4, 5]) {
      const candidate = await ACandidate.signedIn({
        app,
        ticketNumber: exam.registrations[index]!.ticketNumber,
        accessCode: exam.accessCodes[index]!,
      });
      await candidate.start();
      if (index === 3) await candidate.submit();
      sessionOf[index] = candidate.sessionId;
    }
    const set = (what: string, index: number) =>
      app.database.execute(`UPDATE exam_session SET ${what} WHERE id = ?`, [sessionOf[index]!]);
    await set('integrity_count = 2', 2);
    await set('integrity_count = 9', 3);
    await set('locked = 1', 4);
    await set('integrity_count = 2, deadline_at = deadline_at - 60000', 5);
  }, 60_000);

  afterAll(() => app.close());

  const page = (query: SessionListQueryDto) => app.get(SessionDesk).list({ examId: exam.examId, query, staff });
  const indexOf = ({ ticketNumber }: { ticketNumber: string }) =>
    exam.registrations.findIndex((one) => one.ticketNumber === ticketNumber);

  async function all(query: SessionListQueryDto): Promise<number[]> {
    const indices: number[] = [];
    for (let after: string | undefined; ;) {
      const { items, nextAfter } = await page({ ...query, after });
      indices.push(...items.map(indexOf));
      if (nextAfter === null) return indices;
      after = nextAfter;
    }
  }

  it.each([1, 2, 50])('lists people who need help first, and everybody once, %i at a time', async (limit) => {
    expect(await all({ order: 'trouble', limit })).toEqual([4, 5, 2, 1, 0, 3]);
  });

  it.each([1, 2, 50])('is sorted by ticket number by default, %i at a time', async (limit) => {
    const tickets = exam.registrations.map(({ ticketNumber }) => ticketNumber);
    expect((await all({ limit })).map((index) => tickets[index])).toEqual([...tickets].sort());
  });

  it('keeps its order with a filter', async () => {
    expect(await all({ order: 'trouble', state: 'in_progress', limit: 2 })).toEqual([4, 5, 2, 1]);
  });

  it('refuses an invalid position, and says what to send', async () => {
    for (const after of [exam.registrations[0]!.ticketNumber, '4.0.0.A', '1.0.0.', "1.0.0.A' OR 1"]) {
      await expect(page({ order: 'trouble', after })).rejects.toMatchObject({
        code: 'INVALID_LIST_POSITION',
        details: { field: 'after' },
      });
    }
  });

  it('does not expose its sort keys', async () => {
    expect(Object.keys((await page({ limit: 1 })).items[0]!)).not.toContain('place');
  });
});
