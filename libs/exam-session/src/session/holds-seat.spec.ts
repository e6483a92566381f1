import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam, type ExamFixture } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';
import { ExamSessions } from '../gradable/exam-sessions';
import { FollowSession } from '../candidate/follow-session';
import { holdsSeat } from './holds-seat';

const answer = (revision: number, response = 'A') => [{ itemNumber: 1, revision, response }];
const told = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
const TAKEN_OVER = [409, 'SEAT_TAKEN_OVER'];

describe('a seat', () => {
  it.each([
    [2, 'holder', true],
    [1, 'holder', false],
    [2, 'another', false],
    [1, 'another', false],
  ])('%i of the sign-in “%s”: %s', (seat, signInId, holds) => {
    expect(holdsSeat({ gate: { seat: 2, seatHolder: 'holder' }, seat, candidate: { signInId } })).toBe(holds);
  });
});

describeOnBothEngines('the seat of a session', (engine) => {
  let app: TestApp;
  let exam: ExamFixture;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule] });
  });
  beforeEach(async () => {
    exam = await anExam({ app, candidates: 1 });
  });
  afterAll(() => app.close());

  const signIn = () =>
    ACandidate.signedIn({ app, ticketNumber: exam.registrations[0]!.ticketNumber, accessCode: exam.accessCodes[0]! });

  async function started(): Promise<ACandidate> {
    const candidate = await signIn();
    expect((await candidate.start()).status).toBe(200);
    return candidate;
  }

  async function takenOver(): Promise<{ older: ACandidate; newer: ACandidate }> {
    const older = await started();
    return { older, newer: await started() };
  }

  const tellEvent = (candidate: ACandidate) =>
    candidate.post(`/api/v1/candidate/sessions/${candidate.sessionId}/events`, {
      events: [{ kind: 'page_hidden', at: new Date(app.clock.now()).toISOString() }],
    });

  it('does not belong to an older device that sends the number of the newer one', async () => {
    const { older, newer } = await takenOver();
    expect(newer.seat).toBe(2);
    for (const seat of [1, 2, 3]) {
      expect(told(await older.save(answer(1), { seat }))).toEqual(TAKEN_OVER);
      expect(told(await older.submit(answer(1), { seat }))).toEqual(TAKEN_OVER);
    }
    expect((await newer.save(answer(1, 'B'))).status).toBe(200);
    expect((await newer.start()).body.responses).toEqual([{ itemNumber: 1, revision: 1, response: 'B' }]);
  });

  it('is not taken by signing in, and stays with the device that has it', async () => {
    const candidate = await started();
    const other = Object.assign(await signIn(), { sessionId: candidate.sessionId, seat: candidate.seat });
    expect(told(await other.save(answer(1)))).toEqual(TAKEN_OVER);
    expect(told(await other.submit())).toEqual(TAKEN_OVER);
    expect((await candidate.save(answer(1))).status).toBe(200);
  });

  it('is the same for all tabs of one sign-in, and rises by one with each take-over', async () => {
    const { older, newer } = await takenOver();
    expect((await newer.start()).body.session.seat).toBe(2);
    expect((await older.start()).body.session.seat).toBe(3);
    expect(told(await newer.save(answer(1), { seat: 3 }))).toEqual(TAKEN_OVER);
    // A tab of the older sign-in that missed the take-overs sends an outdated number.
    expect(told(await older.save(answer(1), { seat: 1 }))).toEqual(TAKEN_OVER);
    expect((await older.save(answer(1))).status).toBe(200);
  });

  it('gets another number for each of several sign-ins that take it at once', async () => {
    await started();
    const others = await Promise.all(Array.from({ length: 5 }, signIn));
    const seats = (await Promise.all(others.map((other) => other.start()))).map(({ body }) => body.session.seat);
    expect(seats.sort()).toEqual([2, 3, 4, 5, 6]);
    const replies = await Promise.all(others.map((other) => other.save(answer(1), { seat: 6 })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  it('no longer matters once the session is submitted: every sign-in gets the same receipt', async () => {
    const { older, newer } = await takenOver();
    const { body } = await newer.submit(answer(1));
    expect((await older.submit()).body).toEqual(body);
    expect((await older.submit(answer(2), { seat: 2 })).body).toEqual(body);
    expect((await tellEvent(older)).status).toBe(202);
  });

  it('counts no events and addresses of an older device', async () => {
    const { older, newer } = await takenOver();
    const follow = async (candidate: ACandidate, address: string) =>
      app.get(FollowSession).status({
        sessionId: candidate.sessionId,
        candidate: candidate.actor(app),
        device: { address, userAgent: 'test' },
      });
    const countOf = async () => (await app.get(ExamSessions).findSession(newer.sessionId))!.integrityCount;
    const before = await countOf();
    expect(told(await tellEvent(older))).toEqual(TAKEN_OVER);
    expect((await follow(older, '203.0.113.9')).session).toMatchObject({ seat: 2, state: 'in_progress' });
    expect(await countOf()).toBe(before);
    expect((await tellEvent(newer)).status).toBe(202);
    await follow(newer, '203.0.113.9');
    expect(await countOf()).toBe(before + 2);
  });
});
