import type { IntegrityPolicy } from '@sunflower/exam';
import { type CandidateActor } from '@sunflower/platform';
import { aStaffActor } from '../../../../test/fixtures/a-staff-member';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, TEST_START_MS, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { deviceOf } from '../session/device';
import { ExamSessionModule } from '../exam-session.module';
import { ExamSessions } from '../gradable/exam-sessions';
import { FollowSession } from '../candidate/follow-session';
import { addressEvent } from './make-session-event';
import { StaffActs } from '../staff/staff-acts';
import { StartSession } from '../start/start-session';
import { WatchIntegrity } from './watch-integrity';

const SECOND_MS = 1_000;

describeOnBothEngines('a session that is watched', (engine) => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });

  afterAll(() => app.close());

  async function started(integrity?: Partial<IntegrityPolicy>) {
    const policy: IntegrityPolicy = {
      watched: ['leaving_page', 'losing_focus', 'changing_device', 'changing_address'],
      limit: 2,
      pastLimit: 'lock',
      ...integrity,
    };
    const exam = await anExam({
      app,
      content: {
        policies: {
          multipleChoice: 'all_or_nothing',
          shuffleItems: true,
          shuffleOptions: true,
          ...(integrity && { integrity: policy }),
        },
      },
    });
    const signIn = () =>
      ACandidate.signedIn({ app, ticketNumber: exam.registrations[0]!.ticketNumber, accessCode: exam.accessCodes[0]! });
    const candidate = await signIn();
    await candidate.start();
    const { sessionId } = candidate;
    const actor = candidate.actor(app);
    return {
      candidate,
      sessionId,
      signIn,
      /** Sends one event for each of these seconds. */
      tell: (atSeconds: number[], kind = 'page_hidden') =>
        candidate.post(`/api/v1/candidate/sessions/${sessionId}/events`, {
          events: atSeconds.map((at) => ({ kind, at: new Date(TEST_START_MS + at * SECOND_MS).toISOString() })),
        }),
      comeFrom: (address: string) =>
        app.get(FollowSession).status({ sessionId, candidate: actor, device: { address, userAgent: 'test' } }),
      session: async () => (await app.get(ExamSessions).findSession(sessionId))!,
      events: () =>
        app.database.select<{ kind: string; counted: number }>(
          'SELECT kind, counted FROM session_event WHERE session_id = ? ORDER BY at',
          [sessionId],
        ),
      audit: () =>
        app.database.select<{ actor_type: string; action: string; reason: string; details: string }>(
          'SELECT actor_type, action, reason, details FROM audit_entry WHERE subject_id = ? ORDER BY at',
          [sessionId],
        ),
    };
  }

  it('tells the page the count, and has no consequences up to the limit', async () => {
    const { candidate, tell, audit } = await started({});
    const first = await tell([10]);
    expect([first.status, first.body.session.integrity]).toEqual([
      202,
      { count: 1, limit: 2, pastLimit: 'lock', lastAct: 'leaving_page' },
    ]);
    expect((await tell([20])).body.session).toMatchObject({ locked: false, integrity: { count: 2 } });
    expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    expect(await audit()).toEqual([]);
  });

  it('tells the page the last counted act, also on another device, and null before the first', async () => {
    const { candidate, tell, comeFrom } = await started({});
    const start = async () => (await candidate.start()).body.session.integrity.lastAct;
    expect(await start()).toBeNull();
    expect((await tell([10], 'page_shown')).body.session.integrity.lastAct).toBeNull();
    expect((await tell([20], 'focus_lost')).body.session.integrity.lastAct).toBe('losing_focus');
    // Within two seconds of a counted act it is not an act of its own.
    expect((await tell([21])).body.session.integrity.lastAct).toBe('losing_focus');
    app.clock.advance(SECOND_MS);
    expect((await comeFrom('203.0.113.7')).session.integrity.lastAct).toBe('changing_address');
    expect(await start()).toBe('changing_address');
  });

  it('is locked by the next act, with an audit row by the system, while its time goes on', async () => {
    const { candidate, tell, audit, session } = await started({});
    const { deadlineAt } = await session();
    expect((await tell([10, 20, 30])).body.session).toMatchObject({
      locked: true,
      state: 'in_progress',
      integrity: { count: 3 },
    });
    expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).body.code).toBe('SESSION_LOCKED');
    expect((await candidate.submit()).body.code).toBe('SESSION_LOCKED');
    expect((await session()).deadlineAt).toBe(deadlineAt);
    const [row, ...more] = await audit();
    expect(row).toMatchObject({ actor_type: 'system', action: 'session.locked', reason: 'integrity_limit' });
    expect(JSON.parse(row!.details)).toEqual({ count: 3, limit: 2 });
    expect(more).toEqual([]);
  });

  it('counts an event once, however often it is sent and however many arrive at once', async () => {
    const { tell, session, events } = await started({ limit: 5 });
    await Promise.all(Array.from({ length: 12 }, () => tell([10, 20])));
    await tell([10, 20, 20]);
    expect((await session()).integrityCount).toBe(2);
    expect((await events()).filter(({ kind }) => kind === 'page_hidden')).toHaveLength(2);
  });

  it('counts hiding and blurring of the page at one moment once, also if sent in two requests', async () => {
    const { tell, session } = await started({});
    await tell([10], 'focus_lost');
    await tell([11], 'page_hidden');
    expect((await session()).integrityCount).toBe(1);
  });

  it('goes on after unlocking with the whole limit again, while the count itself stays', async () => {
    const { candidate, sessionId, tell, session } = await started({});
    await tell([10, 20, 30]);
    await app.get(StaffActs).unlock({ sessionId, staff: aStaffActor(), reason: '测试' });
    expect((await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }])).status).toBe(200);
    expect((await tell([40, 50])).body.session).toMatchObject({ locked: false, integrity: { count: 2 } });
    expect((await tell([60])).body.session).toMatchObject({ locked: true, integrity: { count: 3 } });
    expect((await session()).integrityCount).toBe(6);
  });

  it('records, but does not count, leaving the page while the session is locked', async () => {
    const { tell, session, events } = await started({ limit: 1 });
    await tell([10, 20]);
    await tell([30, 40]);
    expect((await session()).integrityCount).toBe(2);
    expect((await events()).map(({ counted }) => Number(counted))).toEqual([0, 1, 1, 0, 0]);
  });

  it('does not count events after unlocking that were recorded before it and are sent again', async () => {
    const { sessionId, tell, session } = await started({ limit: 1 });
    await tell([10, 20]);
    await tell([30]);
    await app.get(StaffActs).unlock({ sessionId, staff: aStaffActor(), reason: '测试' });
    expect((await tell([30])).body.session.integrity.count).toBe(0);
    expect((await session()).integrityCount).toBe(2);
  });

  it('is submitted past the limit if the exam says so, with the saved responses, and is graded', async () => {
    const { candidate, tell, audit, session } = await started({ limit: 1, pastLimit: 'submit' });
    await candidate.save([{ itemNumber: 1, revision: 1, response: 'A' }]);
    const { body } = await tell([10, 20]);
    expect(body.session).toMatchObject({
      state: 'submitted',
      receipt: expect.any(String),
      integrity: { count: 2, limit: 1, pastLimit: 'submit' },
    });
    expect(await session()).toMatchObject({ state: 'submitted', gradingNeeded: true, closedAt: app.clock.now() });
    expect((await candidate.submit()).body).toMatchObject({ state: 'submitted', receipt: body.session.receipt });
    expect((await candidate.get('/api/v1/candidate/me')).body.session.integrity).toEqual({
      count: 2,
      limit: 1,
      pastLimit: 'submit',
    });
    expect(await audit()).toEqual([
      expect.objectContaining({ actor_type: 'system', action: 'session.submitted', reason: 'integrity_limit' }),
    ]);
    await tell([30]);
    expect((await session()).integrityCount).toBe(2);
  });

  it('has no consequences without a limit, and counts only what the exam watches for', async () => {
    const { tell, session } = await started({ watched: ['printing'], limit: null });
    await tell([10, 20, 30, 40]);
    expect((await session()).integrityCount).toBe(0);
    expect((await tell([50, 60], 'printed')).body.session).toMatchObject({
      locked: false,
      integrity: { count: 2, limit: null },
    });
  });

  it('is counted without a limit if the exam has no integrity policy', async () => {
    const { tell } = await started();
    expect((await tell([10, 20, 30, 40])).body.session).toMatchObject({
      locked: false,
      integrity: { count: 4, limit: null },
    });
  });

  it('counts a take-over by another device, and tells that device at once that the session is locked', async () => {
    const { signIn, session } = await started({ watched: ['changing_device'], limit: 1 });
    expect((await (await signIn()).start()).body.session).toMatchObject({
      seat: 2,
      locked: false,
      integrity: { count: 1 },
    });
    expect((await (await signIn()).start()).body.session).toMatchObject({
      seat: 3,
      locked: true,
      integrity: { count: 2 },
    });
    expect((await session()).integrityCount).toBe(2);
  });

  it('records at most a thousand take-overs, so that two devices in a quarrel do not fill the disk', async () => {
    const { sessionId, signIn, events } = await started({ limit: null });
    await app.database.execute('UPDATE exam_session SET seat = 999 WHERE id = ?', [sessionId]);
    expect((await (await signIn()).start()).body.session.seat).toBe(1_000);
    expect((await (await signIn()).start()).body.session.seat).toBe(1_001);
    expect((await events()).filter(({ kind }) => kind === 'seat_taken_over')).toHaveLength(1);
  });

  it('counts a new address once, and never an earlier address', async () => {
    const { comeFrom, session, events } = await started({ limit: null });
    await comeFrom('127.0.0.1');
    await Promise.all(Array.from({ length: 8 }, () => comeFrom('192.0.2.7')));
    await comeFrom('127.0.0.1');
    await comeFrom('192.0.2.7');
    expect((await session()).integrityCount).toBe(1);
    expect((await comeFrom('2001:db8::1')).session.integrity.count).toBe(2);
    expect((await events()).filter(({ kind }) => kind === 'address_changed')).toHaveLength(2);
  });

  it('counts no address for a disconnected client, and begins no session without an address', async () => {
    expect(deviceOf({ headers: {} })).toEqual({ address: '', userAgent: '' });
    const { comeFrom, session, candidate } = await started({ limit: null });
    expect((await comeFrom('')).session.id).toBe(candidate.sessionId);
    expect((await session()).integrityCount).toBe(0);
    const actor = { registrationId: (await session()).registrationId, accessCodeVersion: 1 } as CandidateActor;
    await expect(
      app.get(StartSession).start({ candidate: actor, device: deviceOf({ headers: {} }) }),
    ).rejects.toMatchObject({ code: 'OVERLOADED' });
  });

  it('counts a new address once if several transactions record it at the same moment', async () => {
    const { sessionId, session } = await started({ limit: null });
    const seen = () =>
      addressEvent({ sessionId, atMs: app.clock.now(), device: { address: '192.0.2.7', userAgent: 'test' } });
    await Promise.all(
      Array.from({ length: 6 }, () =>
        app.database.transactionByHandle((transaction) =>
          app.get(WatchIntegrity).record({ events: [seen()], transaction }),
        ),
      ),
    );
    expect((await session()).integrityCount).toBe(1);
  });

  it('records no change of address if the exam does not watch for it', async () => {
    const { comeFrom, events } = await started({ watched: ['leaving_page'] });
    await comeFrom('192.0.2.7');
    expect((await events()).map(({ kind }) => kind)).toEqual(['started']);
  });

  it('refuses events from a page that only the server may record', async () => {
    const { tell } = await started({});
    const reply = await tell([10], 'address_changed');
    expect([reply.status, reply.body.code]).toEqual([400, 'INVALID_REQUEST']);
  });
});
