import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Profile } from '../options';
import { prepareMariadb, prepareRedis } from './private-servers';
import { SupervisedProcess } from './supervised-process';
import type { SystemUnderTest } from './system-under-test';
import { freePort, waitUntilReady } from './wait-until-ready';

/** Where the built system lies, beside this tool's own build. */
const BUILT = join(__dirname, '..', '..', '..', '..');

/** A step of setting up failed; the message is what the program said. */
export class SetUpFailed extends Error {}

interface Topology {
  /** What must be ready before the next may start: servers first, then our own processes. */
  stages: SupervisedProcess[][];
  environment: Record<string, string>;
}

/** Starts a whole system in a temporary folder, with one administrator. */
export async function startOwnSystem({ profile, logFolder }: { profile: Profile; logFolder: string }): Promise<SystemUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-rehearsal-'));
  mkdirSync(logFolder, { recursive: true });
  const port = await freePort();
  const origin = new URL(`http://127.0.0.1:${port}`);
  const environment = {
    SUNFLOWER_PROFILE: profile,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    PUBLIC_URL: origin.origin,
    SUNFLOWER_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'warn',
  };
  const administrator = { username: 'rehearsal', password: randomBytes(18).toString('base64url') };
  const topology = await prepare({ profile, folder, logFolder, environment, origin });
  const processes = topology.stages.flat();
  const killNow = (): void => processes.forEach((process) => process.killNow());
  process.once('exit', killNow);
  const [servers, ...ours] = topology.stages;
  await startStage(servers);
  prepareData({ profile, environment: topology.environment, administrator });
  for (const stage of ours) await startStage(stage);
  return {
    description: `own system, profile ${profile}`,
    origin,
    administrator,
    usage: () => processes.map((process) => process.usage()),
    killAll: () => endStage({ stage: processes, signal: 'SIGKILL' }),
    startAll: async () => {
      for (const stage of topology.stages) await startStage(stage);
    },
    stop: async () => {
      for (const stage of topology.stages.toReversed()) await endStage({ stage, signal: 'SIGTERM' });
      process.removeListener('exit', killNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startStage(stage: readonly SupervisedProcess[]): Promise<void> {
  await Promise.all(stage.map((process) => process.start()));
}

async function endStage({ stage, signal }: { stage: readonly SupervisedProcess[]; signal: 'SIGKILL' | 'SIGTERM' }): Promise<void> {
  await Promise.all(stage.map((process) => process.end(signal)));
}

interface Preparing {
  profile: Profile;
  folder: string;
  logFolder: string;
  environment: Record<string, string>;
  origin: URL;
}

async function prepare({ profile, folder, logFolder, environment, origin }: Preparing): Promise<Topology> {
  const ours = (name: string, script: string, settings: Record<string, string>, ready: () => Promise<void>): SupervisedProcess =>
    new SupervisedProcess({ name, command: process.execPath, args: ['--max-semi-space-size=32', join(BUILT, script)], environment: settings, logFile: join(logFolder, `${name}.log`), ready });
  const apiReady = (): Promise<void> => waitUntilReady({ what: 'The api', isReady: () => answersCandidates(origin) });
  switch (profile) {
    case 'embedded':
      return { stages: [[], [ours('sunflower', 'apps/api/src/main.js', environment, apiReady)]], environment };
    case 'production': {
      const [database, redis] = await Promise.all([prepareMariadb({ folder, logFolder }), prepareRedis({ folder, logFolder })]);
      const settings = { ...environment, DATABASE_URL: database.url, REDIS_URL: redis.url };
      const api = ours('api', 'apps/api/src/main.js', settings, apiReady);
      // It serves nothing that could be asked; it is ready when it takes its first job.
      const worker = ours('worker', 'apps/grading-worker/src/main.js', settings, () => Promise.resolve());
      return { stages: [[database.process, redis.process], [api, worker]], environment: settings };
    }
  }
}

/** A sign-in with an unknown ticket is refused only after the database was asked. */
async function answersCandidates(origin: URL): Promise<boolean> {
  const body = JSON.stringify({ ticketNumber: `READY-${randomBytes(6).toString('hex')}`, accessCode: 'UNKNOWN' });
  try {
    const reply = await fetch(new URL('/api/v1/candidate/sign-in', origin), {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal: AbortSignal.timeout(2_000),
    });
    return reply.status === 401;
  } catch {
    return false;
  }
}

function prepareData({ profile, environment, administrator }: { profile: Profile; environment: Record<string, string>; administrator: { username: string; password: string } }): void {
  if (profile === 'production') runBuilt({ script: 'apps/api/src/migrate.js', args: [], environment });
  runBuilt({
    script: 'apps/api/src/create-administrator.js',
    args: ['--username', administrator.username],
    environment: { ...environment, ADMINISTRATOR_PASSWORD: administrator.password },
  });
}

function runBuilt({ script, args, environment }: { script: string; args: string[]; environment: Record<string, string> }): void {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(BUILT, script), ...args], { encoding: 'utf8', env: { ...process.env, ...environment } });
  if (status !== 0) throw new SetUpFailed(`${script} failed: ${stderr || stdout}`);
}
