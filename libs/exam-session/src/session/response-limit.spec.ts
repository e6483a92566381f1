import type { CandidateActor } from '@sunflower/platform';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';
import { ExamSessionRepository } from './exam-session.repository';
import { hasRoom, MAX_RESPONSE_ROWS, type RowCount } from './response-limit';
import { SessionContexts } from './session-contexts';

describe('the limit of rows of a session', () => {
  const ask = (known: RowCount, rowCount: number, stored: number | null) =>
    hasRoom({ known, rowCount, maxRows: 100 }, () =>
      stored === null ? Promise.reject(new Error('counted in vain')) : Promise.resolve(stored),
    );

  it('is counted in memory up to the limit', () => {
    expect(ask({ come: 0, counted: 0 }, 100, null)).toBe(true);
  });

  it('counts the stored rows past the limit, which leaves out repeats', async () => {
    const known = { come: 100, counted: 0 };
    expect(await ask(known, 1, 30)).toBe(true);
    expect(known).toEqual({ come: 31, counted: 30 });
  });

  it('queries no more once the limit is reached', async () => {
    const known = { come: 100, counted: 0 };
    expect(await ask(known, 1, 100)).toBe(false);
    expect(ask(known, 1, null)).toBe(false);
  });
});

describeOnBothEngines('a session with very many changes', (engine) => {
  let app: TestApp;
  let candidate: ACandidate;
  let known: RowCount;

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    const exam = await anExam({ app, candidates: 1 });
    candidate = await ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    await candidate.start();
    const actor = { registrationId: exam.registrations[0]!.id } as CandidateActor;
    known = (await app.get(SessionContexts).getOwn({ sessionId: candidate.sessionId, candidate: actor })).rows;
  });
  afterEach(() => app.close());

  async function fill(count: number): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) => ({
      sessionId: candidate.sessionId,
      itemNumber: 1,
      revision: index + 1,
      response: '"A"',
      receivedAt: 1,
      madeAt: null,
      seenBefore: false,
    }));
    await app.database.transaction(() => app.get(ExamSessionRepository).insertResponses(rows));
  }

  it('is refused further ones, naming the item, and can still be submitted with them', async () => {
    await fill(MAX_RESPONSE_ROWS);
    known.come = MAX_RESPONSE_ROWS;
    const late = [{ itemNumber: 2, revision: 1, response: 'B' }];
    const refused = await candidate.save(late);
    expect([refused.status, refused.body.code, refused.body.details]).toEqual([
      422,
      'INVALID_RESPONSE',
      { index: 0, itemNumber: 2, problem: 'too many changes', maxRows: MAX_RESPONSE_ROWS },
    ]);
    await candidate.start();
    expect((await candidate.save(late)).status).toBe(422);
    expect((await candidate.submit(late)).body.state).toBe('submitted');
    expect((await candidate.save(late)).body.code).toBe('SESSION_CLOSED');
  });

  it('does not count repeats of the same response', async () => {
    await fill(10);
    known.come = MAX_RESPONSE_ROWS;
    expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    expect(known).toEqual({ come: 11, counted: 10 });
  });

  it('keeps at most 2,000 late rows, and reports each that is kept', async () => {
    const madeAt = new Date(app.clock.now()).toISOString();
    app.clock.advance(3 * 3_600_000);
    await app.database.execute(
      `INSERT INTO late_response (session_id, item_number, revision, response, made_at, received_at) VALUES ${Array.from({ length: 1_999 }, (_, index) => `('${candidate.sessionId}', 1, ${index + 1}, '"A"', 1, 1)`).join(', ')}`,
    );
    const save = async (itemNumber: number, revision: number) =>
      (await candidate.save([{ itemNumber, revision, response: 'A', madeAt }])).body.details.kept;
    expect([await save(1, 2_000), await save(2, 1), await save(1, 2_000)]).toEqual([1, 0, 1]);
  });
});
