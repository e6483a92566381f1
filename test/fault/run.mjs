// `npm run test:faults`: a rehearsal with two apis and two workers whose parts are broken one after another, and its
// oracle's verdict.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lookWhereServersAre } from '../../apps/topology/programs.mjs';

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
// A fault and the calm before it take 20 s on average; the longest may begin until 75 s before the end.
const minutes = Math.ceil(rounds / 3) + 2;

lookWhereServersAre();
console.error(`${rounds} faults in about ${minutes} minutes.`);
const report = resolve(values.report);
const args = [
  '--profile',
  'production',
  '--api',
  '2',
  '--workers',
  '2',
  '--candidates',
  values.candidates,
  '--items',
  '100',
  '--minutes',
  String(minutes),
  '--faults',
  String(rounds),
  '--report',
  report,
];
const rehearsal = spawn(
  process.execPath,
  ['apps/rehearsal/start.mjs', ...args, ...(values.seed ? ['--seed', values.seed] : [])],
  { cwd: new URL('../..', import.meta.url).pathname, stdio: 'inherit' },
);
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => rehearsal.kill('SIGTERM'));
rehearsal.on('exit', (code) => process.exit(code === 0 && !allWereMade() ? 1 : (code ?? 1)));

/** A slow machine may not reach the last faults, so less is proved than was asked for. */
function allWereMade() {
  const { faults } = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
  if (faults.length < rounds)
    console.error(`Only ${faults.length} of ${rounds} faults were made before the time was over.`);
  return faults.length >= rounds;
}
