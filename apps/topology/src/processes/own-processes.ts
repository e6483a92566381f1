import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { answersCandidates } from '../candidate-answer';
import { BUILT } from '../layout';
import { SupervisedProcess } from './supervised-process';
import { freePort, waitUntilReady } from '../wait-until-ready';

/** A step of the set-up failed; the message contains the program's output. */
export class SetUpFailed extends Error {}

interface OwnProcess {
  name: string;
  logFolder: string;
  environment: Readonly<Record<string, string>>;
}

export interface Api {
  process: SupervisedProcess;
  port: number;
}

/** An api of the production profile, or the single process of the embedded profile. */
export async function prepareApi({ environment, port, ...own }: OwnProcess & { port: number | null }): Promise<Api> {
  const itsPort = port ?? (await freePort());
  const origin = new URL(`http://127.0.0.1:${itsPort}`);
  const process = supervise({
    ...own,
    script: 'apps/api/src/main.js',
    environment: { ...environment, PORT: String(itsPort), HOST: '127.0.0.1' },
    ready: () => waitUntilReady({ what: own.name, isReady: () => answersCandidates(origin) }),
  });
  return { process, port: itsPort };
}

/** Counts as ready at once: a worker serves nothing that could be checked. */
export const prepareWorker = (own: OwnProcess): SupervisedProcess =>
  supervise({ ...own, script: 'apps/grading-worker/src/main.js', ready: () => Promise.resolve() });

function supervise({
  name,
  script,
  environment,
  logFolder,
  ready,
}: OwnProcess & { script: string; ready: () => Promise<void> }): SupervisedProcess {
  return new SupervisedProcess({
    // A larger nursery, so that thousands of short-lived requests rarely outlive a collection.
    name,
    command: process.execPath,
    args: ['--max-semi-space-size=32', join(BUILT, script)],
    environment,
    logFile: join(logFolder, `${name}.log`),
    ready,
  });
}

/** Brings the schema up to date. @throws SetUpFailed */
export const migrate = (environment: Readonly<Record<string, string>>): void =>
  runBuilt({ script: 'apps/api/src/migrate.js', args: [], environment });

/** @throws SetUpFailed */
export function createAdministrator({
  username,
  password,
  environment,
}: {
  username: string;
  password: string;
  environment: Readonly<Record<string, string>>;
}): void {
  runBuilt({
    script: 'apps/api/src/create-administrator.js',
    args: ['--username', username],
    environment: { ...environment, ADMINISTRATOR_PASSWORD: password },
  });
}

function runBuilt({
  script,
  args,
  environment,
}: {
  script: string;
  args: string[];
  environment: Readonly<Record<string, string>>;
}): void {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(BUILT, script), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new SetUpFailed(`${script} failed: ${(stderr || stdout).trim()}`);
}
