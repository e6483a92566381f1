import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Progress } from '../../apps/rehearsal/src/progress';
import { startSystem, type RunningSystem } from '../../apps/topology/src/start-system';
import type { Profile } from '../../apps/topology/src/system-shape';
import { startBaseline, type Baseline } from './bare/baseline-process';
import { gradeRow } from './rows/grade-row';
import { closedLoop, openLoop, requestBytes, type Load, type NextExchange } from './load';
import { measure, type Row } from './measure';
import {
  baselineSavePath,
  baselineSubmitPath,
  consentAll,
  prepareProduct,
  productSavePath,
  productSubmitPath,
  readPaper,
  saves,
  signInAndStart,
  submissions,
  type Sitting,
} from './product';

export interface BenchOptions {
  candidates: number;
  seconds: number;
}

const LANES = 256;
const OPEN_LOAD_PER_SECOND = 3600;
// The save row rotates over at most this many sessions; more only slow down reading the papers.
const MOST_SAVING = 2000;

const BASELINES = {
  production: {
    save: 'Fastify + ajv + group commit + mysql2',
    start: 'Fastify that serialises and packs the same paper after one batched insert',
    submit: 'Fastify + one conditional update',
  },
  embedded: {
    save: 'Fastify + ajv + group commit + the same journal on SQLite, synchronous=FULL',
    start: 'the same on SQLite',
    submit: 'the same on SQLite',
  },
} as const;

interface Bench {
  profile: Profile;
  options: BenchOptions;
  system: RunningSystem;
  folder: string;
  progress: Progress;
}

/** All rows of one profile: product and bare limit in one run on one machine. */
export async function benchProfile({ profile, options }: { profile: Profile; options: BenchOptions }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-bench-'));
  const progress = new Progress();
  progress.step(`Starting the ${profile} profile …`);
  // No worker, because grading would use the cores being measured.
  const system = await startSystem({
    shape: { profile, apiCount: 1, workerCount: 0, nginx: false },
    folder,
    logFolder: join(folder, 'logs'),
    port: null,
    publicUrl: null,
    logLevel: 'warn',
    username: 'bench',
  });
  try {
    return await rowsOf({ profile, options, system, folder, progress });
  } finally {
    progress.end();
    await system.processes.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function rowsOf(bench: Bench): Promise<Row[]> {
  const { profile, options, system, folder, progress } = bench;
  const { prepared, staff } = await prepareProduct({ system, candidates: options.candidates, progress });
  const port = Number(system.origin.port);
  const usage = (): ReturnType<typeof system.processes.usage> => system.processes.usage();
  await consentAll({ system, prepared, lanes: LANES });
  progress.step(`Signing in and starting ${options.candidates} …`);
  let readSittings: () => Sitting[] = () => [];
  const start = await measure({
    usage,
    run: async () => {
      const { load, read } = await signInAndStart({ port, prepared, lanes: LANES });
      readSittings = read;
      return load;
    },
  });
  const sittings = readSittings();
  const paperFile = join(folder, 'paper.json');
  writeFileSync(paperFile, JSON.stringify(await readPaper({ system, sitting: sittings[0] as Sitting })));
  const baseline = await startBaseline({
    address: profile === 'production' ? databaseAddress(system) : join(folder, 'baseline.sqlite'),
    paperFile,
  });
  try {
    const baselineStart = await measureBaseline({
      baseline,
      system,
      run: () => closedLoop({ port: baseline.port, lanes: LANES, next: startsOf(sittings) }),
    });
    return [
      {
        name: 'sign in and start, 100 items',
        product: start,
        baseline: baselineStart,
        baselineIs: BASELINES[profile].start,
      },
      ...(await savesOf({ bench, sittings: sittings.slice(0, MOST_SAVING), baseline, port })),
      await submitRow({ bench, sittings, baseline, port }),
      // The embedded profile has already graded, in its only process.
      ...(profile === 'production' ? [await gradeRow({ system, staff, examId: prepared.exam.examId, folder })] : []),
    ];
  } finally {
    await baseline.stop();
  }
}

interface OfRow {
  bench: Bench;
  sittings: Sitting[];
  baseline: Baseline;
  port: number;
}

/** Warms up, then measures the baseline directly before the product, because a shared machine varies. */
async function savesOf({
  bench: { profile, options, system, progress },
  sittings,
  baseline,
  port,
}: OfRow): Promise<Row[]> {
  const closed = (of: { port: number; path: (sitting: Sitting) => string; seconds: number }) =>
    closedLoop({
      port: of.port,
      lanes: LANES,
      next: saves({ sittings, untilMs: performance.now() + of.seconds * 1000, path: of.path }),
    });
  const open = (of: { port: number; path: (sitting: Sitting) => string }) =>
    openLoop({
      port: of.port,
      lanes: LANES,
      perSecond: OPEN_LOAD_PER_SECOND,
      seconds: options.seconds,
      next: saves({ sittings, untilMs: Infinity, path: of.path }),
    });
  const product = { port, path: productSavePath };
  const bare = { port: baseline.port, path: baselineSavePath };
  progress.step('Warming up …');
  await closed({ ...product, seconds: 3 });
  await closed({ ...bare, seconds: 3 });
  progress.step(`Saves, ${LANES} connections …`);
  const usage = () => system.processes.usage();
  const row = async (name: string, run: (of: typeof product) => Promise<Load>): Promise<Row> => ({
    name,
    baseline: await measureBaseline({ baseline, system, run: () => run(bare) }),
    product: await measure({ usage, run: () => run(product) }),
    baselineIs: BASELINES[profile].save,
  });
  const full = await row('save a response', (of) => closed({ ...of, seconds: options.seconds }));
  progress.step(`Saves, ${OPEN_LOAD_PER_SECOND} a second …`);
  return [full, await row(`save, open load of ${OPEN_LOAD_PER_SECOND}/s`, open)];
}

async function submitRow({ bench: { profile, system, progress }, sittings, baseline, port }: OfRow): Promise<Row> {
  progress.step(`Handing in ${sittings.length} …`);
  const product = await measure({
    usage: () => system.processes.usage(),
    run: () => closedLoop({ port, lanes: LANES, next: submissions({ sittings, path: productSubmitPath }) }),
  });
  const bare = await measureBaseline({
    baseline,
    system,
    run: () =>
      closedLoop({ port: baseline.port, lanes: LANES, next: submissions({ sittings, path: baselineSubmitPath }) }),
  });
  return { name: 'submit', product, baseline: bare, baselineIs: BASELINES[profile].submit };
}

/** Starts on the baseline, whose sessions the submit row uses later. */
function startsOf(sittings: Sitting[]): NextExchange {
  let turn = 0;
  return () => {
    const sitting = sittings[turn];
    turn += 1;
    return sitting
      ? { bytes: requestBytes({ method: 'POST', path: `/sessions/${sitting.sessionId}`, body: '{}' }) }
      : null;
  };
}

const databaseAddress = (system: RunningSystem): string => system.secrets.get('database-url');

/** Measures the bare server and its share of the same database. */
const measureBaseline = ({
  baseline,
  system,
  run,
}: {
  baseline: Baseline;
  system: RunningSystem;
  run: () => Promise<Load>;
}) =>
  measure({
    usage: () => [baseline.usage(), ...system.processes.usage().filter(({ name }) => name === 'mariadb')],
    run,
  });
