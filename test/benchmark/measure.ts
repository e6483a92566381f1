import { availableParallelism } from 'node:os';
import type { ProcessUsage } from '../../apps/topology/src/processes/supervised-process';
import type { Load } from './load';

/** One side of a row: the product or the bare baseline. */
export interface Measured {
  count: number;
  refused: number;
  seconds: number;
  perSecond: number;
  /** CPU time per request, of all server processes and the database together. */
  cpuMicroseconds: number;
  databaseCpuMicroseconds: number;
  p50Ms: number | null;
  p99Ms: number | null;
  /** Highest peak memory of a process since its start, without the database. */
  peakMemoryMb: number;
  /** Share of one core that the generator used. */
  generatorShare: number;
  bottleneck: string;
}

export interface Row {
  name: string;
  product: Measured;
  baseline: Measured | null;
  /** Description of the baseline. */
  baselineIs: string;
  note?: string;
}

interface Measuring {
  /** Usage of each process so far. */
  usage: () => ProcessUsage[];
  run: () => Promise<Pick<Load, 'count' | 'refused' | 'seconds'> & { latenciesMs?: number[] }>;
}

const CORES_FULL = 0.92;

/** Runs the load and measures what the processes use meanwhile. */
export async function measure({ usage, run }: Measuring): Promise<Measured> {
  const before = usage();
  const ownBefore = process.cpuUsage();
  const load = await run();
  const own = process.cpuUsage(ownBefore);
  const after = usage();
  const used = after.map(({ name, cpuSeconds }, index) => ({
    name,
    cpuSeconds: cpuSeconds - (before[index]?.cpuSeconds ?? 0),
  }));
  const { count, refused, seconds } = load;
  const sum = (of: typeof used): number => of.reduce((total, { cpuSeconds }) => total + cpuSeconds, 0);
  const sorted = Float64Array.from(load.latenciesMs ?? []).sort();
  const percentile = (part: number): number | null =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? null;
  const generatorShare = (own.user + own.system) / 1e6 / seconds;
  return {
    count,
    refused,
    seconds,
    generatorShare,
    perSecond: count / seconds,
    cpuMicroseconds: (sum(used) * 1e6) / count,
    databaseCpuMicroseconds: (sum(used.filter(({ name }) => name === 'mariadb')) * 1e6) / count,
    peakMemoryMb: Math.max(
      ...after.filter(({ name }) => name !== 'mariadb' && name !== 'redis').map(({ peakMemoryMb }) => peakMemoryMb),
    ),
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
    bottleneck: bottleneckOf([
      ...used.map(({ name, cpuSeconds }) => ({ name, share: cpuSeconds / seconds })),
      { name: 'generator', share: generatorShare },
    ]),
  };
}

/** The busiest process if it fills a core; "all cores" if the machine is full; otherwise waiting (disk or pace). */
function bottleneckOf(shares: { name: string; share: number }[]): string {
  const total = shares.reduce((sum, { share }) => sum + share, 0);
  const [busiest] = [...shares].sort((a, b) => b.share - a.share) as [{ name: string; share: number }];
  const said = `${busiest.name} ${Math.round(busiest.share * 100)} % of a core`;
  if (busiest.share >= CORES_FULL) return said;
  return total >= CORES_FULL * cores() ? `all cores; ${said}` : `waiting (disk, pace); ${said}`;
}

const cores = availableParallelism;
