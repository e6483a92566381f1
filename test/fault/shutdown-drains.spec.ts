import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { createConnection } from 'mysql2/promise';
import { ExamSessionModule } from '@sunflower/exam-session';
import { DatabaseClock, embeddedDatabaseFile, type Config } from '@sunflower/platform';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam } from '../fixtures/an-exam';
import { BuiltProgram } from '../fixtures/built-program';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';
import { until } from '../fixtures/until';

const CANDIDATES = 40;

/** Blocks every save from committing until released. */
async function holdCommits(config: Config): Promise<() => Promise<void>> {
  if (config.profile === 'embedded') {
    const Sqlite = createRequire(__filename)('libsql');
    const connection = new Sqlite(embeddedDatabaseFile(config.dataDir));
    connection.exec('BEGIN IMMEDIATE');
    return async () => {
      connection.exec('ROLLBACK');
      connection.close();
    };
  }
  const connection = await createConnection(config.databaseUrl!.replace('mariadb:', 'mysql:'));
  await connection.query('BEGIN');
  await connection.query('SELECT id FROM exam_session FOR UPDATE');
  return () => connection.end();
}

const HALF_REQUESTS = [
  '',
  'POST /api/v1/staff/sign-in HTTP/1.1\r\nHost: loc',
  'POST /api/v1/staff/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"username":',
];

/** Opens a connection that sends `sends` and then nothing more. */
function halfARequest({ url, sends }: { url: string; sends: string }): Promise<void> {
  return new Promise((sent) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' }, () => {
      socket.write(sends, () => sent());
    });
    socket.on('error', () => undefined);
    socket.resume();
  });
}

describeOnBothEngines('an api told to shut down', (engine) => {
  let place: TestPlace;
  let candidates: ACandidate[];
  let app: TestApp<DatabaseClock>;
  let revision = 0;

  beforeAll(async () => {
    place = await createTestPlace(engine);
    app = await createTestApp({
      engine,
      config: place.config,
      modules: [ExamSessionModule],
      clock: new DatabaseClock(),
    });
    await app.clock.synchronise(() => app.database.readTimeMs());
    const exam = await anExam({ app: app as unknown as TestApp, candidates: CANDIDATES });
    candidates = [];
    for (const [index, { ticketNumber }] of exam.registrations.entries()) {
      const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! });
      expect((await candidate.start()).status).toBe(200);
      candidates.push(candidate);
    }
  });
  afterAll(async () => {
    await app.close();
    await place.remove();
  });
  beforeEach(() => {
    revision += 1;
  });

  const save = ({ api, candidate }: { api: BuiltProgram; candidate: ACandidate }) =>
    fetch(`${api.url}/api/v1/candidate/sessions/${candidate.sessionId}/responses`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Cookie: candidate.cookie },
      body: JSON.stringify({ seat: candidate.seat, responses: [{ itemNumber: 1, revision, response: 'A' }] }),
    });
  const unanswered = async (api: BuiltProgram): Promise<number> =>
    Number(/^sunflower_saves_unanswered (\d+)$/m.exec(await (await fetch(`${api.url}/metrics`)).text())?.[1]);

  /** One save of every candidate, all accepted and none committed. */
  async function fillWithSaves(
    api: BuiltProgram,
  ): Promise<{ replies: Promise<number[]>; release: () => Promise<void> }> {
    const release = await holdCommits(place.config);
    const replies = Promise.all(
      candidates.map((candidate) =>
        save({ api, candidate }).then(
          ({ status }) => status,
          () => 0,
        ),
      ),
    );
    await until('all saves to be accepted', async () => (await unanswered(api)) === CANDIDATES);
    return { replies, release };
  }

  const committed = async (): Promise<number> => {
    const rows = await app.database.select('SELECT session_id FROM response WHERE revision = ?', [revision]);
    return rows.length;
  };

  it('accepts no more requests, answers every accepted one, and ends well', async () => {
    const api = await BuiltProgram.api({ config: place.config });
    const { replies, release } = await fillWithSaves(api);
    api.signal('SIGTERM');
    await until('new connections to be refused', async () => !(await api.lives()));
    await release();
    expect(new Set(await replies)).toEqual(new Set([200]));
    expect(await api.exited).toBe(0);
    expect(await committed()).toBe(CANDIDATES);
  });

  it('waits for no incomplete request, and answers complete ones', async () => {
    // Shorter than the usual timeout for a slow body.
    const api = await BuiltProgram.api({ config: place.config, settings: { SHUTDOWN_TIMEOUT_SECONDS: '8' } });
    await Promise.all(HALF_REQUESTS.map((sends) => halfARequest({ url: api.url, sends })));
    const { replies, release } = await fillWithSaves(api);
    api.signal('SIGTERM');
    await until('new connections to be refused', async () => !(await api.lives()));
    await release();
    expect(new Set(await replies)).toEqual(new Set([200]));
    expect(await api.exited).toBe(0);
    expect(await committed()).toBe(CANDIDATES);
  }, 120_000);

  it('reports not ready, and still accepts requests, for the configured notice', async () => {
    const api = await BuiltProgram.api({ config: place.config, settings: { SHUTDOWN_NOTICE_SECONDS: '3' } });
    api.signal('SIGTERM');
    await until('the api not to be ready', async () => {
      const reply = await fetch(`${api.url}/health/ready`);
      const { checks } = (await reply.json()) as { checks: { draining: { state: string } } };
      return reply.status === 503 && checks.draining.state === 'failed';
    });
    expect((await save({ api, candidate: candidates[0]! })).status).toBe(200);
    expect(await api.exited).toBe(0);
  });

  it('is killed when it cannot answer in time', async () => {
    const api = await BuiltProgram.api({ config: place.config, settings: { SHUTDOWN_TIMEOUT_SECONDS: '1' } });
    const { replies, release } = await fillWithSaves(api);
    api.signal('SIGTERM');
    expect(await api.exited).toBe('SIGKILL');
    await release();
    expect(await replies).not.toContain(200);
    expect(await committed()).toBe(0);
  });
});
