import type { SmallDisk } from '../../../topology/src/processes/small-disk';
import type { SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import type { World } from '../candidates/world';
import { SeededRandom } from '../seeded-random';
import type { SystemParts } from '../system/system-under-test';
import { drawFaults } from './draw-faults';
import type { Fault } from './fault';

const processes = ['mariadb', 'redis', 'api-1', 'api-2', 'worker-1', 'worker-2', 'nginx'].map(
  (name) => ({ name }) as SupervisedProcess,
);
const KINDS = 13;

const CLUSTER_KINDS = 13;
const cluster = { listening: new Map(), workers: [], sentinelPorts: [], apiDoors: [], databaseUrl: '' };

function draw(
  seed: string,
  count: number,
  { databaseDisk = {} as SmallDisk, ...shape }: Partial<Pick<SystemParts, 'databaseDisk' | 'cluster'>> = {},
): Fault[] {
  const parts = {
    processes,
    databaseDisk,
    databaseDoor: null,
    databaseUrl: '',
    cluster: null,
    ...shape,
    redisUrl: '',
    emptyRedis: () => undefined,
  };
  return drawFaults({ parts, candidates: [], world: {} as World, count, random: SeededRandom.of(seed) });
}

const kindsOf = (faults: Fault[]): string[] => faults.map(({ name }) => name.replace(/-\d/, ''));

describe('drawFaults', () => {
  it('is the same for the same seed', () => {
    expect(draw('a', 20).map(({ name }) => name)).toEqual(draw('a', 20).map(({ name }) => name));
    expect(draw('a', 20).map(({ name }) => name)).not.toEqual(draw('b', 20).map(({ name }) => name));
  });

  it('draws every kind once before it repeats any', () => {
    expect(new Set(kindsOf(draw('a', KINDS))).size).toBe(KINDS);
    expect(new Set(kindsOf(draw('a', 2 * KINDS).slice(KINDS))).size).toBe(KINDS);
  });

  it('leaves out the full disk where none can be filled', () => {
    const isFull = (name: string): boolean => name.includes('disk full');
    expect(kindsOf(draw('a', KINDS)).filter(isFull)).toHaveLength(1);
    expect(kindsOf(draw('a', 2 * KINDS, { databaseDisk: null })).filter(isFull)).toEqual([]);
  });

  it('excuses no refusal while Redis or a worker is down, one response is refused or jobs come twice', () => {
    for (const { name, refusesCandidates } of draw('a', KINDS))
      expect(refusesCandidates).toBe(!/^(redis|worker)|refuses one response|twice/.test(name));
  });

  it('draws the faults of a cluster on a cluster, each judged by how long no save was acknowledged', () => {
    const faults = draw('a', CLUSTER_KINDS, { cluster });
    expect(new Set(kindsOf(faults)).size).toBe(CLUSTER_KINDS);
    const single = new Set(kindsOf(draw('a', KINDS)));
    expect(kindsOf(faults).filter((name) => single.has(name))).toEqual([]);
    expect(faults.map(({ mostSilenceMs }) => mostSilenceMs)).toEqual(faults.map(() => 10_000));
  });

  it('excuses no refusal while apis and workers of a cluster are replaced, and none of an earlier fault', () => {
    const replaced = draw('a', CLUSTER_KINDS, { cluster }).filter(({ name }) => name.includes('replaced'));
    expect(replaced).toEqual([expect.objectContaining({ refusesCandidates: false, needsCalm: true })]);
  });
});
