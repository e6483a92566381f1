import type { SupervisedProcess } from '../../../topology/src/supervised-process';
import { SeededRandom } from '../seeded-random';
import { drawFaults } from './fault';

const processes = ['mariadb', 'redis', 'api-1', 'api-2', 'worker-1', 'worker-2', 'nginx'].map((name) => ({ name }) as SupervisedProcess);
const draw = (seed: string, count: number) => drawFaults({ parts: { processes, databaseDoor: null, emptyRedis: () => undefined }, count, random: SeededRandom.of(seed) });
const kindOf = ({ name }: { name: string }): string => name.replace(/-\d/, '');

describe('the faults', () => {
  it('are the same for the same seed', () => {
    expect(draw('a', 20).map(({ name }) => name)).toEqual(draw('a', 20).map(({ name }) => name));
    expect(draw('a', 20).map(({ name }) => name)).not.toEqual(draw('b', 20).map(({ name }) => name));
  });

  it('come of every kind twice in twenty', () => {
    const counts = new Map<string, number>();
    for (const fault of draw('a', 20)) counts.set(kindOf(fault), (counts.get(kindOf(fault)) ?? 0) + 1);
    expect([...counts.values()]).toEqual(Array(10).fill(2));
  });

  it('excuse no refusal while Redis or a worker is away', () => {
    for (const { name, refusesCandidates } of draw('a', 20)) expect(refusesCandidates).toBe(!/^(redis|worker)/.test(name));
  });
});
