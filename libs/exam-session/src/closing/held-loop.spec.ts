import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { DatabaseClock } from '@sunflower/platform';
import { ACandidate } from '../../../../test/fixtures/a-candidate';
import { anExam } from '../../../../test/fixtures/an-exam';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { ExamSessionModule } from '../exam-session.module';
import { CloseExpiredSessions } from './close-expired-sessions';

const HELD_MS = 2_000;
/** Longer than the 5 s that the sweep waits past the deadline. */
const HELD_PAST_THE_SWEEP_MS = 6_600;

describeOnBothEngines('an event loop that is blocked over a deadline', (engine) => {
  let app: TestApp<DatabaseClock>;
  let port: number;

  beforeAll(async () => {
    app = await createTestApp({ engine, modules: [ExamSessionModule], clock: new DatabaseClock(), watchesLoop: true });
    port = (app.http.address() as AddressInfo).port;
  });
  afterAll(() => app.close());

  /** Blocks the process, and so its sweep, from the moment when the kernel has the bytes. */
  async function sendAndHold({
    path,
    body,
    deadlineInMs,
    heldMs = HELD_MS,
  }: {
    path: string;
    body: object;
    deadlineInMs: number;
    heldMs?: number;
  }): Promise<string> {
    const exam = await anExam({ app: app as unknown as TestApp, candidates: 1 });
    const candidate = await ACandidate.signedIn({
      app,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    await candidate.start();
    const socket = await openConnection();
    await app.database.execute('UPDATE exam_session SET deadline_at = ? WHERE id = ?', [
      app.clock.now() + deadlineInMs,
      candidate.sessionId,
    ]);
    const reply = once(socket, 'data').then(([data]) => String(data));
    const text = JSON.stringify({ seat: candidate.seat, ...body });
    socket.write(
      `${path === 'submit' ? 'POST' : 'PUT'} /api/v1/candidate/sessions/${candidate.sessionId}/${path} HTTP/1.1\r\nHost: x\r\nCookie: ${candidate.cookie}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
    hold(heldMs);
    const [, answer] = await Promise.all([app.get(CloseExpiredSessions).closeAll(), reply]);
    socket.destroy();
    return answer;
  }

  async function openConnection(): Promise<Socket> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    // Once the server answers, it has accepted the connection.
    socket.write('GET /api/v1/candidate/me HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    return socket;
  }

  it('loses no answer that was sent in time', async () => {
    const answer = await sendAndHold({
      path: 'responses',
      body: { responses: [{ itemNumber: 1, revision: 1, response: 'A' }] },
      deadlineInMs: 1_200,
      heldMs: HELD_PAST_THE_SWEEP_MS,
    });
    expect(answer).toMatch(/^HTTP\/1.1 200/);
  });

  it('loses no submission that was sent in time', async () => {
    const answer = await sendAndHold({ path: 'submit', body: { responses: [] }, deadlineInMs: 1_200 });
    expect(answer).toMatch(/^HTTP\/1.1 200/);
  });

  it('accepts no answer that was sent late', async () => {
    const answer = await sendAndHold({
      path: 'responses',
      body: { responses: [{ itemNumber: 1, revision: 1, response: 'A' }] },
      deadlineInMs: -1_000,
    });
    expect(answer).toMatch(/^HTTP\/1.1 409/);
    expect(answer).toContain('SESSION_CLOSED');
  });
});

/** Blocks this thread without using the processor. */
function hold(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
