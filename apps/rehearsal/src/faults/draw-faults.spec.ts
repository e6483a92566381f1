import type { SmallDisk } from '../../../topology/src/processes/small-disk';
import type { SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import type { World } from '../candidates/world';
import { SeededRandom } from '../seeded-random';
import { drawFaults } from './draw-faults';
import type { Fault } from './fault';

const processes = ['mariadb', 'redis', 'api-1', 'api-2', 'worker-1', 'worker-2', 'nginx'].map(
  (name) => ({ name }) as SupervisedProcess,
);
const KINDS = 13;

function draw(seed: string, count: number, databaseDisk: SmallDisk | null = {} as SmallDisk): Fault[] {
  const parts = {
    processes,
    databaseDisk,
    databaseDoor: null,
    databaseUrl: '',
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
    expect(kindsOf(draw('a', 2 * KINDS, null)).filter(isFull)).toEqual([]);
  });

  it('excuses no refusal while Redis or a worker is down, one response is refused or jobs come twice', () => {
    for (const { name, refusesCandidates } of draw('a', KINDS))
      expect(refusesCandidates).toBe(!/^(redis|worker)|refuses one response|twice/.test(name));
  });
});
