import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { ProgramMissing } from './servers/find-program';
import { keepRunning } from './processes/keep-running';
import { BadOption, parseOptions, USAGE, type Options } from './options';
import { SetUpFailed } from './processes/own-processes';
import { startSystem, type RunningSystem } from './start-system';
import { ProcessEnded } from './processes/supervised-process';
import { NotReady } from './wait-until-ready';

const USERNAME = 'admin';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    print(USAGE);
    return;
  }
  await requireFreePort(options.port);
  const folder =
    options.dataFolder === null ? mkdtempSync(join(tmpdir(), 'sunflower-topology-')) : resolve(options.dataFolder);
  const removeTemporary = (): void => {
    if (options.dataFolder === null) rmSync(folder, { recursive: true, force: true });
  };
  // A signal during the start waits until the start has ended, because it is not yet known which processes run.
  const asked = untilAskedToStop();
  try {
    print(
      `Starting ${options.apiCount} × api and ${options.workerCount} × worker with nginx, MariaDB and Redis in ${folder} …`,
    );
    const system = await startSystem({
      shape: { profile: 'production', apiCount: options.apiCount, workerCount: options.workerCount, nginx: true },
      folder,
      logFolder: join(folder, 'logs'),
      port: options.port,
      publicUrl: options.publicUrl,
      logLevel: 'info',
      username: USERNAME,
    });
    await runUntil({ asked, system, greeting: describe({ system, options, folder }) });
  } finally {
    removeTemporary();
  }
}

async function runUntil({
  asked,
  system,
  greeting,
}: {
  asked: Promise<void>;
  system: RunningSystem;
  greeting: string;
}): Promise<void> {
  let stopping = false;
  keepRunning({ processes: system.processes.all, isStopping: () => stopping, tell: print });
  print(greeting);
  await asked;
  stopping = true;
  print('Stopping nginx, apis, workers, Redis, database …');
  await system.processes.stop();
  print('Everything has stopped.');
}

function describe({ system, options, folder }: { system: RunningSystem; options: Options; folder: string }): string {
  const { administrator, secrets, ports } = system;
  return [
    '',
    `  ${options.publicUrl} (candidates), ${options.publicUrl}/console (staff)`,
    `  Sign in as ${administrator.username} with the password ${administrator.password}`,
    `  (as it was first made; it also lies in ${secrets.fileOf('administrator-password')})`,
    `  Ports: ${ports.map(({ name, port }) => `${name} ${port}`).join(', ')}`,
    `  Logs in ${join(folder, 'logs')} and ${join(folder, 'nginx', 'logs')}; ${options.dataFolder === null ? 'the folder goes when this ends' : 'the folder stays, start again with the same --data'}`,
    `  Ctrl-C, or \`kill ${process.pid}\`, stops everything in order.`,
    '',
  ].join('\n');
}

function untilAskedToStop(): Promise<void> {
  return new Promise((resolvePromise) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolvePromise());
  });
}

/** Checks the port first: nginx would retry for seconds and name the port only in its log. @throws BadOption */
function requireFreePort(port: number): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      reject(new BadOption('port', `${port} cannot be listened on (${error.message}); choose another`)),
    );
    server.listen(port, () => server.close(() => resolvePromise()));
  });
}

/** Errors whose message says in one line what to do; any other error is a bug and is printed with its stack. */
const EXPLAINED = [BadOption, ProgramMissing, SetUpFailed, ProcessEnded, NotReady];

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${EXPLAINED.some((kind) => error instanceof kind) ? (error as Error).message : inspect(error)}\n`,
    );
    process.exit(1);
  },
);
