// `npm run bench`: measures the product beside the bare limit in one run; prints one table and writes bench.json.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { delimiter } from 'node:path';
import { parseArgs } from 'node:util';
import { isBuilt } from '../../apps/api/build-stamp.mjs';
import { loadTypescript } from '../run/load-typescript.mjs';

const { values } = parseArgs({
  options: {
    candidates: { type: 'string', default: '10700' },
    seconds: { type: 'string', default: '10' },
    rows: { type: 'string', default: 'exam,certificates,scoring,statistics,boards,hall,files,bank' },
    certificates: { type: 'string', default: '20000' },
    'file-rows': { type: 'string', default: '100000' },
    questions: { type: 'string', default: '60000' },
    profile: { type: 'string', default: 'production,embedded' },
    out: { type: 'string', default: 'bench.json' },
  },
});

// Takes some seconds of one core.
const PAPERS = 100_000;
const TICKETS = 10_950;
const BOARD_SECONDS = 600;

process.chdir(new URL('../..', import.meta.url).pathname);
// Debian installs servers in directories that only root's PATH has.
process.env.PATH = [process.env.PATH, '/usr/local/sbin', '/usr/sbin', '/sbin'].join(delimiter);
if (!isBuilt() && spawnSync('node', ['apps/api/build.mjs'], { stdio: 'inherit' }).status !== 0) process.exit(1);

const { benchProfile } = loadTypescript('../benchmark/bench.ts');
const { benchFiles } = loadTypescript('../benchmark/bench-files.ts');
const { benchBank } = loadTypescript('../benchmark/bench-bank.ts');
const { certificatesRow } = loadTypescript('../benchmark/rows/certificates-row.ts');
const { scoringRow } = loadTypescript('../benchmark/rows/scoring-row.ts');
const { boardsRow } = loadTypescript('../benchmark/rows/boards-row.ts');
const { hallRows } = loadTypescript('../benchmark/rows/hall-rows.ts');
const { itemAnalysisRow } = loadTypescript('../benchmark/rows/item-analysis-row.ts');
const { Progress } = loadTypescript('../../apps/rehearsal/src/progress.ts');
const { table } = loadTypescript('../benchmark/table.ts');
const wanted = new Set(values.rows.split(','));
const sections = {};
for (const profile of values.profile.split(',')) {
  const rows = [];
  if (wanted.has('exam'))
    rows.push(
      ...(await benchProfile({
        profile,
        options: { candidates: Number(values.candidates), seconds: Number(values.seconds) },
      })),
    );
  if (wanted.has('files')) rows.push(...(await benchFiles({ profile, count: Number(values['file-rows']) })));
  if (wanted.has('bank')) rows.push(...(await benchBank({ profile, count: Number(values.questions) })));
  if (rows.length > 0) sections[profile] = rows;
}
const either = [];
if (wanted.has('certificates'))
  either.push(await certificatesRow({ count: Number(values.certificates), progress: new Progress() }));
if (wanted.has('scoring')) either.push(await scoringRow({ count: PAPERS }));
if (wanted.has('boards')) either.push(await boardsRow({ count: BOARD_SECONDS }));
if (wanted.has('hall')) either.push(...(await hallRows({ tickets: TICKETS, progress: new Progress() })));
if (wanted.has('statistics')) either.push(await itemAnalysisRow({ count: PAPERS }));
if (either.length > 0) sections['either profile'] = either;
const machine = { cores: availableParallelism(), processor: cpus()[0].model, node: process.version };
writeFileSync(values.out, `${JSON.stringify({ machine, candidates: Number(values.candidates), sections }, null, 1)}\n`);
console.log(
  `\n${machine.processor}, ${machine.cores} cores that the load shares, Node ${machine.node}, ${values.candidates} candidates`,
);
for (const [section, rows] of Object.entries(sections)) console.log(`\n${section}\n${table(rows)}`);
process.exit(0);
