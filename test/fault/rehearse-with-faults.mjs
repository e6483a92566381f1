import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The options of a run with faults: {rounds, seed, candidates, report}. Ends this process on a bad one. */
export function readOptions() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '20' },
      seed: { type: 'string' },
      candidates: { type: 'string', default: '300' },
      report: { type: 'string', default: 'rehearsal-report' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    console.error(`--rounds is "${values.rounds}"; use a whole number from 1`);
    process.exit(2);
  }
  return { ...values, rounds };
}

/**
 * A rehearsal with two apis and two workers whose parts are broken one after another. Ends this process with the
 * rehearsal's code, or with 1 when not all faults were made.
 */
export function rehearseWithFaults({ rounds, seed, candidates, report, minutes, shape = [] }) {
  console.error(`${rounds} faults in about ${minutes} minutes.`);
  const folder = resolve(report);
  const args = [
    ['--profile', 'production', '--api', '2', '--workers', '2', ...shape],
    ['--candidates', candidates, '--items', '100', '--minutes', String(minutes)],
    ['--faults', String(rounds), '--report', folder, ...(seed ? ['--seed', seed] : [])],
  ].flat();
  const rehearsal = spawn(process.execPath, ['apps/rehearsal/start.mjs', ...args], {
    cwd: new URL('../..', import.meta.url).pathname,
    stdio: 'inherit',
  });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => rehearsal.kill('SIGTERM'));
  rehearsal.on('exit', (code) => process.exit(code === 0 && !allWereMade({ folder, rounds }) ? 1 : (code ?? 1)));
}

/** A slow machine may not reach the last faults, so less is proved than was asked for. */
function allWereMade({ folder, rounds }) {
  const { faults } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  if (faults.length < rounds)
    console.error(`Only ${faults.length} of ${rounds} faults were made before the time was over.`);
  return faults.length >= rounds;
}
