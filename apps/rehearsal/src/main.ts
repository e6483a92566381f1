import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import { describeShape } from '../../topology/src/system-shape';
import { BadOption, parseOptions, usage, type Options } from './options';
import { Progress } from './progress';
import { rehearse } from './rehearse';
import { htmlReport } from './report/html-report';
import { terminalReport } from './report/terminal-report';
import { startOwnSystem } from './system/own-system';
import { runningSystem, type SystemUnderTest } from './system/system-under-test';

async function main(): Promise<number> {
  const options = parseOptions(process.argv.slice(2));
  if (options === 'help') {
    process.stdout.write(usage());
    return 0;
  }
  const seed = options.seed ?? randomBytes(4).toString('hex');
  const folder = resolve(options.reportFolder);
  mkdirSync(folder, { recursive: true });
  const progress = new Progress();
  progress.step(`Seed ${seed}`);
  const stopped = untilStopped();
  const system = await prepareSystem({ options, folder, progress });
  try {
    const report = await Promise.race([stopped, rehearse({ options, seed, system, progress })]);
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 1)}\n`);
    writeFileSync(join(folder, 'report.html'), htmlReport(report));
    process.stdout.write(`${terminalReport(report)}\n${join(folder, 'report.html')}\n`);
    return report.verdict === 'passed' ? 0 : 1;
  } finally {
    progress.end();
    await system.stop();
  }
}

/**
 * Disk for a database: a new one with its log needs half a gigabyte, each answer half a kilobyte, each session twenty;
 * the remaining room is filled by the fault.
 */
const databaseMb = ({ candidates, items }: Options): number =>
  768 + Math.ceil((candidates * (items * 0.5 + 20)) / 1024);

async function prepareSystem({
  options,
  folder,
  progress,
}: {
  options: Options;
  folder: string;
  progress: Progress;
}): Promise<SystemUnderTest> {
  if (!options.url) {
    progress.step(`Starting a system of its own, ${describeShape(options.shape)} …`);
    return startOwnSystem({
      shape: options.shape,
      logFolder: join(folder, 'logs'),
      diskMb: options.faults > 0 ? databaseMb(options) : null,
      tell: (line) => progress.step(line),
    });
  }
  const { REHEARSAL_USERNAME: username, REHEARSAL_PASSWORD: password } = process.env;
  if (!username || !password)
    throw new BadOption('url', 'needs an administrator: set REHEARSAL_USERNAME and REHEARSAL_PASSWORD');
  return runningSystem({ origin: options.url, administrator: { username, password } });
}

/** The rehearsal was interrupted. */
class Stopped extends Error {}

/**
 * Makes Ctrl-C end the rehearsal like an error, so that the system it started is stopped too. While that system starts,
 * a signal waits for the end of the start, because a half-started system is not known yet.
 */
function untilStopped(): Promise<never> {
  const stopped = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => reject(new Stopped(`Stopped by ${signal}.`)));
  });
  stopped.catch(() => undefined);
  return stopped;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof BadOption || error instanceof Stopped ? error.message : inspect(error)}\n`,
    );
    process.exit(2);
  },
);
