import type { IntegrityPolicy } from '@sunflower/exam';
import { Audit } from '@sunflower/platform';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { CloseExpiredSessions } from './close-expired-sessions';
import { CloseSessions } from './close-sessions';
import { ExamSessionModule } from '../exam-session.module';
import type { SessionState } from '../contract/session-state';
import { StaffActs } from '../staff/staff-acts';

const HOUR_MS = 3_600_000;
const AFTER_THE_SWEEPS_DELAY_MS = 5_001;

describeOnBothEngines('closing a session', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });
  afterAll(() => app.close());

  async function started(candidates = 1): Promise<ACandidate[]> {
    const integrity: IntegrityPolicy = { watched: ['leaving_page'], limit: 1, pastLimit: 'submit' };
    const policies = { multipleChoice: 'all_or_nothing', shuffleItems: true, shuffleOptions: true, integrity } as const;
    const { registrations, accessCodes } = await anExam({ app, candidates, content: { policies } });
    const here = await Promise.all(
      registrations.map(({ ticketNumber }, index) =>
        ACandidate.signedIn({ app, ticketNumber, accessCode: accessCodes[index]! }),
      ),
    );
    for (const candidate of here) expect((await candidate.start()).status).toBe(200);
    return here;
  }

  const timeOut = async () => {
    app.clock.advance(HOUR_MS + AFTER_THE_SWEEPS_DELAY_MS);
    await app.get(CloseExpiredSessions).closeAll();
  };
  const stateOf = async ({ sessionId }: ACandidate) =>
    (await app.database.select<{ state: SessionState }>('SELECT state FROM exam_session WHERE id = ?', [sessionId]))[0]!
      .state;
  const auditOf = async ({ sessionId }: ACandidate) =>
    (await app.get(Audit).listFor({ subjectType: 'session', subjectId: sessionId })).map(
      ({ actorType, actorId, action, reason }) => ({ actorType, actorId, action, reason }),
    );
  const staff = (sessionId: string) => ({ sessionId, staff: aStaffActor({ staffId: '测试' }), reason: '测试原因' });
  const twice = (candidate: ACandidate) =>
    candidate.post(`/api/v1/candidate/sessions/${candidate.sessionId}/events`, {
      events: [0, 10_000].map((ms) => ({ kind: 'page_hidden', at: new Date(app.clock.now() + ms).toISOString() })),
    });

  it.each<[SessionState, string, (candidate: ACandidate) => Promise<unknown>, object[]]>([
    ['submitted', 'by the candidate, whose own act needs no audit row', (candidate) => candidate.submit(), []],
    [
      'submitted',
      'by the system, past the integrity limit',
      twice,
      [{ actorType: 'system', actorId: null, action: 'session.submitted', reason: 'integrity_limit' }],
    ],
    [
      'timed_out',
      'by the system, when time is up',
      timeOut,
      [{ actorType: 'system', actorId: null, action: 'session.timed-out', reason: null }],
    ],
    [
      'closed',
      'by staff',
      ({ sessionId }) => app.get(StaffActs).close(staff(sessionId)),
      [{ actorType: 'staff', actorId: '测试', action: 'session.closed', reason: '测试原因' }],
    ],
    [
      'voided',
      'by staff',
      ({ sessionId }) => app.get(StaffActs).void(staff(sessionId)),
      [{ actorType: 'staff', actorId: '测试', action: 'session.voided', reason: '测试原因' }],
    ],
  ])('leaves it %s and says whose act it was: %s', async (state, _, close, audit) => {
    const [candidate] = (await started()) as [ACandidate];
    await close(candidate);
    expect(await stateOf(candidate)).toBe(state);
    expect(await auditOf(candidate)).toEqual(audit);
  });

  it('by the sweep writes the audit rows of a transaction in one statement, and each row once however often it runs', async () => {
    const candidates = await started(60);
    const recordAll = jest.spyOn(app.get(Audit), 'recordAll');
    await timeOut();
    await app.get(CloseExpiredSessions).closeAll();
    const sizes = recordAll.mock.calls.map(([acts]) => acts.length);
    recordAll.mockRestore();
    expect(sizes).toEqual([25, 25, 10]);
    for (const candidate of candidates) expect(await auditOf(candidate)).toHaveLength(1);
  });

  it('fails if its audit row cannot be written', async () => {
    const [candidate] = (await started()) as [ACandidate];
    const recordAll = jest.spyOn(app.get(Audit), 'recordAll').mockRejectedValue(new Error('the disk is full'));
    await expect(timeOut()).rejects.toThrow('the disk is full');
    recordAll.mockRestore();
    expect([await stateOf(candidate), await auditOf(candidate)]).toEqual(['in_progress', []]);
    await app.get(CloseExpiredSessions).closeAll();
    expect([await stateOf(candidate), (await auditOf(candidate)).length]).toEqual(['timed_out', 1]);
  });

  it('is refused outside of a transaction', async () => {
    const closings = [{ sessionId: 'none', state: 'closed' as const, closedAtMs: 0 }];
    await expect(app.get(CloseSessions).close({ closings, by: 'candidate' })).rejects.toThrow(
      'Sessions are closed under the locks of a transaction',
    );
  });
});
