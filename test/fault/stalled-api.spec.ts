import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { GradingModule } from '@sunflower/grading';
import { DatabaseClock, JobQueue } from '@sunflower/platform';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam } from '../fixtures/an-exam';
import { BuiltProgram } from '../fixtures/built-program';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';

const DEADLINE_IN_MS = 1_500;
/** The sweep runs each second and closes 5 s after the deadline. */
const PAST_THE_SWEEP_MS = 7_500;

describe('an api that is stopped over a deadline, with a worker beside it', () => {
  let place: TestPlace;
  let worker: TestApp<DatabaseClock>;
  let api: BuiltProgram;

  beforeAll(async () => {
    place = await createTestPlace('mysql');
    worker = await createTestApp({
      engine: 'mysql',
      config: place.config,
      modules: [GradingModule],
      clock: new DatabaseClock(),
      role: 'worker',
    });
    await worker.clock.synchronise(() => worker.database.readTimeMs());
    await worker.get(JobQueue).start();
    api = await BuiltProgram.api({ config: place.config });
  }, 120_000);
  afterAll(async () => {
    api.signal('SIGCONT');
    await api.kill();
    await worker.close();
    await place.remove();
  });

  async function aStartedCandidate(): Promise<ACandidate> {
    const exam = await anExam({ app: worker as unknown as TestApp, candidates: 1 });
    const candidate = await ACandidate.signedIn({
      app: worker,
      ticketNumber: exam.registrations[0]!.ticketNumber,
      accessCode: exam.accessCodes[0]!,
    });
    await candidate.start();
    return candidate;
  }

  /** A connection that the api has accepted. */
  async function openConnection(): Promise<Socket> {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('GET /api/v1/candidate/me HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    return socket;
  }

  const stateOf = async (sessionId: string): Promise<string> => {
    const [row] = await worker.database.select<{ state: string }>('SELECT state FROM exam_session WHERE id = ?', [
      sessionId,
    ]);
    return row!.state;
  };

  it('is waited for: an answer that it had in time is saved, and the session is closed after it', async () => {
    const candidate = await aStartedCandidate();
    const socket = await openConnection();
    const deadlineAt = worker.clock.now() + DEADLINE_IN_MS;
    await worker.database.execute('UPDATE exam_session SET deadline_at = ? WHERE id = ?', [
      deadlineAt,
      candidate.sessionId,
    ]);
    api.signal('SIGSTOP');
    const body = JSON.stringify({
      seat: candidate.seat,
      responses: [{ itemNumber: 1, revision: 1, response: 'A' }],
    });
    const reply = once(socket, 'data').then(([data]) => String(data));
    socket.write(
      `PUT /api/v1/candidate/sessions/${candidate.sessionId}/responses HTTP/1.1\r\nHost: x\r\nCookie: ${candidate.cookie}\r\n` +
        `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
    await until('the sweep to have had its chance', () => worker.clock.now() > deadlineAt + PAST_THE_SWEEP_MS);
    expect(await stateOf(candidate.sessionId)).toBe('in_progress');

    api.signal('SIGCONT');
    expect(await reply).toMatch(/^HTTP\/1.1 200/);
    socket.destroy();
    await until('the close', async () => (await stateOf(candidate.sessionId)) === 'timed_out');
  }, 60_000);
});
