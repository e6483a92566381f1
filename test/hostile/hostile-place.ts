import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import request from 'supertest';
import { CertificatesModule } from '@sunflower/certificates';
import { ExamSessionModule } from '@sunflower/exam-session';
import { StaffAccounts } from '@sunflower/identity';
import { Organisations } from '@sunflower/organisations';
import { DatabaseClock, type Config, type StaffRole } from '@sunflower/platform';
import { ReportingModule } from '@sunflower/reporting';
import { TrainingUnits } from '@sunflower/training';
import { ReadPapers } from '../../libs/question-bank/src/paper-import/work/read-papers';
import { ACandidate } from '../fixtures/a-candidate';
import { anExam, type ExamFixture } from '../fixtures/an-exam';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, type TestPlace } from '../fixtures/test-database';
import type { ApiDocument, Ids } from './api-routes';

export const CALLERS = ['anonymous', 'candidate', 'invigilator', 'trainer', 'administrator', 'county'] as const;
export type Caller = (typeof CALLERS)[number];

/** The server process's own measurements since the previous query. */
export interface Cost {
  /** Longest block of the event loop. */
  heldMs: number;
  /** CPU time of all threads. */
  cpuMs: number;
  /** Heap and buffers. */
  heldBytes: number;
}

const PASSWORD = 'correct horse battery';
const DIST = resolve(__dirname, '../../dist/apps/api/src/http-server.js');

/** The built api in its own process, with a running exam and a cookie for every kind of caller. */
export class HostilePlace {
  private constructor(
    private readonly place: TestPlace,
    private readonly server: ChildProcess,
    readonly port: number,
    readonly document: ApiDocument,
    readonly ids: Ids,
    readonly cookies: Record<Caller, string>,
  ) {}

  static async open(): Promise<HostilePlace> {
    if (!existsSync(DIST)) throw new Error('There is no build: run `npm run build` first');
    const place = await createTestPlace('sqlite');
    const { ids, cookies } = await furnish(place.config);
    const server = serve(place.config);
    const { port, document } = await told<{ port: number; document: ApiDocument }>(server);
    return new HostilePlace(place, server, port, document, ids, cookies);
  }

  async cost({ collect = false } = {}): Promise<Cost> {
    this.server.send({ collect });
    return told<Cost>(this.server);
  }

  async close(): Promise<void> {
    const gone = new Promise((done) => this.server.once('exit', done));
    // A blocked event loop reacts to no softer signal.
    this.server.kill('SIGKILL');
    await gone;
    await this.place.remove();
  }
}

function serve(config: Config): ChildProcess {
  return fork(join(__dirname, 'served-api.mjs'), {
    execArgv: ['--expose-gc'],
    env: {
      ...process.env,
      SUNFLOWER_PROFILE: config.profile,
      SUNFLOWER_SECRET: config.masterSecret!,
      DATA_DIR: config.dataDir,
      LOG_LEVEL: 'error',
    },
  });
}

const told = <Message>(server: ChildProcess): Promise<Message> =>
  new Promise((done, fail) => {
    const ended = (code: number | null): void => fail(new Error(`the api ended with ${code}`));
    server.once('exit', ended);
    server.once('message', (message) => {
      server.off('exit', ended);
      done(message as Message);
    });
  });

async function furnish(config: Config): Promise<{ ids: Ids; cookies: Record<Caller, string> }> {
  const app = await createTestApp({
    engine: 'sqlite',
    config,
    modules: [ExamSessionModule, CertificatesModule, ReportingModule],
    clock: new DatabaseClock(),
  });
  try {
    await app.clock.synchronise(() => app.database.readTimeMs());
    return await furnishApp(app as unknown as TestApp);
  } finally {
    await app.close();
  }
}

async function furnishApp(app: TestApp): Promise<{ ids: Ids; cookies: Record<Caller, string> }> {
  const exam = await anExam({ app, candidates: 3 });
  const [candidate, other] = [await aStarted({ app, exam, index: 0 }), await aStarted({ app, exam, index: 1 })];
  // Staff act on another person and session, so that the candidate can continue.
  const { id: registrationId, personId } = exam.registrations[1]!;
  const county = (await app.get(Organisations).findByCode('350102'))!;
  const unit = await app.get(TrainingUnits).createUnit({
    organisationId: exam.organisationId,
    title: '测试阅读',
    bodyMarkdown: '测试正文',
    staffId: null,
  });
  const { examId, sittingId, bankId, organisationId } = exam;
  const within = { app, organisationId };
  return {
    ids: {
      examId,
      sittingId,
      ownSessionId: candidate.sessionId,
      sessionId: other.sessionId,
      accountId: await anAccount({ app, organisationId, role: 'trainer', username: 'hostile-other' }),
      registrationId,
      bankId,
      paperImportId: await aPaper({ app, bankId, organisationId }),
      personId,
      organisationId,
      trainingUnitId: unit.id,
    },
    cookies: {
      anonymous: '',
      candidate: candidate.cookie,
      invigilator: await staffCookie({ ...within, role: 'invigilator', username: 'hostile-invigilator' }),
      trainer: await staffCookie({ ...within, role: 'trainer', username: 'hostile-trainer' }),
      administrator: await staffCookie({ ...within, role: 'administrator', username: 'hostile-administrator' }),
      county: await staffCookie({ app, organisationId: county.id, role: 'administrator', username: 'hostile-county' }),
    },
  };
}

async function aPaper({
  app,
  bankId,
  organisationId,
}: {
  app: TestApp;
  bankId: string;
  organisationId: string;
}): Promise<string> {
  const reading = app.get(ReadPapers);
  const { id } = await reading.begin({
    bank: { id: bankId, organisationId },
    domains: [],
    name: 'paper.txt',
    bytes: Buffer.from('1. 测试陈述。\n答案：正确\n2. 测试题干？\nA. 甲\nB. 乙\n'),
    staffId: 'test',
  });
  await reading.settle();
  return id;
}

async function aStarted({ app, exam, index }: { app: TestApp; exam: ExamFixture; index: number }): Promise<ACandidate> {
  const { ticketNumber } = exam.registrations[index]!;
  const candidate = await ACandidate.signedIn({ app, ticketNumber, accessCode: exam.accessCodes[index]! });
  await candidate.start();
  return candidate;
}

interface AccountWish {
  app: TestApp;
  organisationId: string;
  role: StaffRole;
  username: string;
}

async function anAccount({ app, organisationId, role, username }: AccountWish): Promise<string> {
  const { id } = await app.get(StaffAccounts).createAccount({
    username,
    displayName: '测试人员',
    password: PASSWORD,
    grants: [{ role, organisationId }],
    demo: false,
  });
  return id;
}

async function staffCookie(wish: AccountWish): Promise<string> {
  await anAccount(wish);
  const { app, username } = wish;
  const reply = await request(app.http).post('/api/v1/staff/sign-in').send({ username, password: PASSWORD });
  if (reply.status !== 200) throw new Error(`sign-in: ${reply.status} ${reply.text}`);
  return (reply.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
}
