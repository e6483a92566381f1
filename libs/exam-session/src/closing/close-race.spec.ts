import { plainOf, Secrets, type CandidateActor } from '@sunflower/platform';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CloseExpiredSessions } from './close-expired-sessions';
import { Entrants } from '../start/entrants';
import { EnterSession } from '../start/enter-session';
import { ExamSessionModule } from '../exam-session.module';
import { ExamSessionRepository } from '../session/exam-session.repository';
import { makeReceipt } from '../session/receipt';
import { SaveResponses } from '../responses/save-responses';
import { StaffActs } from '../staff/staff-acts';
import type { StartedDto } from '../contract/candidate.dto';
import { StartSession } from '../start/start-session';
import { SubmitSession } from './submit-session';

const SESSIONS = 60;
const SAVES_A_SESSION = 20;
const device = { address: '127.0.0.1', userAgent: 'test' };

interface Acknowledged {
  sessionId: string;
  itemNumber: number;
  revision: number;
}

/** Sends everything that can meet at one moment. Whoever wins, responses and receipts must agree afterwards. */
describeOnBothEngines('saves racing with the closing of a session', (engine) => {
  let app: TestApp;
  let sitting: { candidate: CandidateActor; sessionId: string }[];

  beforeEach(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
    const exam = await anExam({ app, candidates: SESSIONS });
    sitting = await Promise.all(
      exam.registrations.map(async (registration) => {
        const candidate: CandidateActor = {
          kind: 'candidate',
          registrationId: registration.id,
          personId: registration.personId,
          examId: exam.examId,
          accessCodeVersion: registration.accessCodeVersion,
          signInId: `sign-in-${registration.id}`.slice(0, 36),
        };
        const started = await app.get(StartSession).start({ candidate, device });
        const { session } = JSON.parse(plainOf(started).toString()) as StartedDto;
        return { candidate, sessionId: session.id };
      }),
    );
  });

  afterEach(() => app.close());

  function saves(): Promise<Acknowledged[]>[] {
    return sitting.flatMap(({ candidate, sessionId }) =>
      Array.from({ length: SAVES_A_SESSION }, async (_, index): Promise<Acknowledged[]> => {
        const itemNumber = 1 + (index % 3);
        const revision = 1 + Math.floor(index / 3);
        const request = { seat: 1, responses: [{ itemNumber, revision, response: 'ABCD'[index % 4] }] };
        try {
          await app.get(SaveResponses).save({ sessionId, candidate, request });
          return [{ sessionId, itemNumber, revision }];
        } catch (error) {
          expect((error as { code?: string }).code).toMatch(
            /^(SESSION_CLOSED|SEAT_TAKEN_OVER|SESSION_LOCKED|OVERLOADED)$/,
          );
          return [];
        }
      }),
    );
  }

  async function expectBooksToAgree(acknowledged: Acknowledged[]): Promise<void> {
    const repository = app.get(ExamSessionRepository);
    const ids = sitting.map(({ sessionId }) => sessionId);
    const responses = await repository.currentResponses(ids);
    const stored = await app.database.select<{ session_id: string; item_number: number; revision: number }>(
      'SELECT session_id, item_number, revision FROM response',
    );
    const keys = new Set(stored.map((row) => `${row.session_id}/${row.item_number}/${row.revision}`));
    for (const { sessionId, itemNumber, revision } of acknowledged)
      expect(keys).toContain(`${sessionId}/${itemNumber}/${revision}`);
    for (const session of (await repository.standingsOf(ids)).values()) {
      if (session.state === 'in_progress') continue;
      const receipt = makeReceipt({
        sessionId: session.id,
        closedAtMs: session.closedAt!,
        responses: responses.get(session.id)!,
        secrets: app.get(Secrets),
      });
      // A response that slipped in behind the close would be stored, but not in the receipt.
      expect(session.receipt).toBe(receipt);
    }
  }

  it('never stores a save after a submission', async () => {
    const submissions = sitting.map(({ candidate, sessionId }) =>
      app.get(SubmitSession).submit({ sessionId, candidate, request: { seat: 1, responses: [] } }),
    );
    const all = await Promise.all([...saves(), Promise.all(submissions).then(() => [])]);
    await expectBooksToAgree(all.flat());
    const standings = await app.get(ExamSessionRepository).standingsOf(sitting.map(({ sessionId }) => sessionId));
    expect(new Set([...standings.values()].map(({ state }) => state))).toEqual(new Set(['submitted']));
  });

  it('never stores a save after a time-out', async () => {
    const racing = saves();
    app.clock.advance(61 * 60_000);
    const swept = app.get(CloseExpiredSessions).closeAll();
    const more = saves();
    const all = await Promise.all([...racing, ...more, swept.then(() => [])]);
    await expectBooksToAgree(all.flat());
  });

  it('keeps every acknowledged save through extensions, locks, closes and take-overs', async () => {
    const staff = aStaffActor();
    const acts = app.get(StaffActs);
    const disturbances = sitting.map(async ({ candidate, sessionId }, index) => {
      const act = { sessionId, staff, reason: '测试' };
      switch (index % 4) {
        case 0:
          return acts.extend({ ...act, extraMinutes: 5, limitMinutes: 30 });
        case 1:
          await acts.lock(act);
          return acts.unlock(act);
        case 2:
          return acts.close(act);
        default: {
          const { existing } = await app.get(Entrants).find(candidate.registrationId);
          await app
            .get(EnterSession)
            .takeSeat({ session: existing!, signInId: 'other-device', device, begunNow: false });
        }
      }
    });
    const all = await Promise.all([...saves(), Promise.all(disturbances).then(() => [])]);
    await expectBooksToAgree(all.flat());
    const audited = await app.database.select<{ n: number }>(
      'SELECT COUNT(*) AS n FROM audit_entry WHERE subject_type = ?',
      ['session'],
    );
    expect(Number(audited[0]!.n)).toBe((SESSIONS / 4) * 4);
  });
});
