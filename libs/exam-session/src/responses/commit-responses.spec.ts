import { Database, plainOf, type CandidateActor } from '@sunflower/platform';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { Gate, until } from '../../../../test/fixtures/until';
import type { StartedDto } from '../contract/candidate.dto';
import { commitResponses } from './commit-responses';
import { ExamSessionModule } from '../exam-session.module';
import { ExamSessionRepository, type NewResponse } from '../session/exam-session.repository';
import { StartSession } from '../start/start-session';

describeOnBothEngines('committing responses', (engine) => {
  let app: TestApp;
  let sessionId: string;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    const exam = await anExam({ app, candidates: 1 });
    const { id, personId, accessCodeVersion } = exam.registrations[0]!;
    const candidate: CandidateActor = {
      kind: 'candidate',
      registrationId: id,
      personId,
      examId: exam.examId,
      accessCodeVersion,
      signInId: 'sign-in',
    };
    const started = await app
      .get(StartSession)
      .start({ candidate, device: { address: '127.0.0.1', userAgent: 'spec' } });
    sessionId = (JSON.parse(plainOf(started).toString()) as StartedDto).session.id;
  });
  afterAll(() => app.close());

  const row = (itemNumber: number, response: string, seenBefore: boolean): NewResponse => ({
    sessionId,
    itemNumber,
    revision: 1,
    response,
    receivedAt: 1,
    madeAt: null,
    seenBefore,
  });
  const commit = (rows: NewResponse[]): Promise<Set<NewResponse>> =>
    app.get(Database).transaction(() => commitResponses({ repository: app.get(ExamSessionRepository), rows }));

  // After a restart, or in another process, no row was seen before.
  it.each([false, true])(
    'reports exactly the rows that conflict with stored ones, seen before by this process: %s',
    async (seenBefore) => {
      const item = seenBefore ? 1 : 4;
      expect(await commit([row(item, '"A"', false), row(item + 1, '"B"', false)])).toEqual(new Set());
      const same = row(item, '"A"', seenBefore);
      const other = row(item + 1, '"C"', seenBefore);
      const fresh = row(item + 2, '"D"', false);
      expect(await commit([same, fresh, other])).toEqual(new Set([other]));
      const stored = (await app.get(ExamSessionRepository).currentResponses([sessionId])).get(sessionId)!;
      expect(
        stored.filter(({ itemNumber }) => itemNumber >= item && itemNumber <= item + 2).map(({ response }) => response),
      ).toEqual(['"A"', '"B"', '"D"']);
    },
  );

  // A page without a reply from one process sends the same response to another one, with a response stored earlier.
  it('treats a row as saved that another transaction commits while it waits', async () => {
    await commit([row(7, '"A"', false)]);
    const [otherHasIt, otherMayCommit] = [new Gate(), new Gate()];
    const other = app.get(Database).transaction(async () => {
      await commitResponses({ repository: app.get(ExamSessionRepository), rows: [row(8, '"B"', false)] });
      otherHasIt.open();
      await otherMayCommit.passed;
    });
    await otherHasIt.passed;
    const conflicting = commit([row(7, '"A"', false), row(8, '"B"', true)]);
    // On SQLite the second transaction waits for its turn to begin.
    if (engine === 'mysql') await until('the second transaction inserts the same row', somebodyInserts);
    otherMayCommit.open();
    await other;
    expect(await conflicting).toEqual(new Set());
  });

  /** Whether some connection is inserting the response to item 8. */
  async function somebodyInserts(): Promise<boolean> {
    const inserting = await app.database.select(`SELECT id FROM information_schema.processlist WHERE info LIKE ?`, [
      `INSERT INTO response %'${sessionId}', 8, %`,
    ]);
    return inserting.length > 0;
  }
});
