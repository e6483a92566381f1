import { Overloaded } from '@sunflower/platform';
import { ConcurrencyGate, type Lane } from './concurrency-gate';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Work that ends on command, and the order in which it began. */
function heldWork(gate: ConcurrencyGate) {
  const finish: (() => void)[] = [];
  const begun: string[] = [];
  const ask = (lane: Lane, name: string) =>
    gate.run({
      lane,
      work: async () => {
        begun.push(name);
        await new Promise<void>((resolve) => finish.push(resolve));
        return name;
      },
    });
  const finishAll = async () => {
    for (; finish.length > 0; await turn()) finish.shift()?.();
  };
  return { ask, begun, finishOne: () => finish.shift()?.(), finishAll };
}

const OPTIONS = { atATime: 1, maxWaiting: 10, maxWaitMs: 5000 };

describe('the gate', () => {
  it('limits concurrent work, and admits the others of a lane in the order of arrival', async () => {
    const { ask, begun, finishOne, finishAll } = heldWork(new ConcurrencyGate({ ...OPTIONS, atATime: 2 }));
    const all = Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => ask('newcomer', name)));
    await turn();
    expect(begun).toEqual(['a', 'b']);
    finishOne();
    await turn();
    expect(begun).toEqual(['a', 'b', 'c']);
    await finishAll();
    expect(await all).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('admits known callers before newcomers who came earlier', async () => {
    const { ask, begun, finishAll } = heldWork(new ConcurrencyGate(OPTIONS));
    const all = Promise.all([
      ask('newcomer', 'first'),
      ask('newcomer', 'second'),
      ask('newcomer', 'third'),
      ask('known', 'member'),
    ]);
    await turn();
    await finishAll();
    await all;
    expect(begun).toEqual(['first', 'member', 'second', 'third']);
  });

  it('admits a newcomer after four known callers', async () => {
    const { ask, begun, finishAll } = heldWork(new ConcurrencyGate(OPTIONS));
    const all = Promise.all([
      ask('known', 'k0'),
      ask('newcomer', 'n1'),
      ask('newcomer', 'n2'),
      ...[1, 2, 3, 4, 5, 6].map((n) => ask('known', `k${n}`)),
    ]);
    await turn();
    await finishAll();
    await all;
    expect(begun).toEqual(['k0', 'k1', 'k2', 'k3', 'k4', 'n1', 'k5', 'k6', 'n2']);
  });

  it('refuses when too many wait in one lane, independently of the other lane', async () => {
    const { ask, finishAll } = heldWork(new ConcurrencyGate({ ...OPTIONS, maxWaiting: 1 }));
    const all = [ask('newcomer', 'runs'), ask('newcomer', 'waits')];
    await expect(ask('newcomer', 'refused')).rejects.toBeInstanceOf(Overloaded);
    all.push(ask('known', 'member'));
    await expect(ask('known', 'refused')).rejects.toBeInstanceOf(Overloaded);
    await turn();
    await finishAll();
    expect(await Promise.all(all)).toEqual(['runs', 'waits', 'member']);
  });

  it('refuses a caller who waited too long, without starting the work', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    const { ask, begun, finishAll } = heldWork(new ConcurrencyGate(OPTIONS));
    const first = ask('newcomer', 'first');
    const second = ask('newcomer', 'second').catch((error: unknown) => error);
    jest.advanceTimersByTime(4999);
    const third = ask('newcomer', 'third');
    jest.advanceTimersByTime(1);
    jest.useRealTimers();
    expect(await second).toBeInstanceOf(Overloaded);
    await finishAll();
    expect([await first, await third]).toEqual(['first', 'third']);
    expect(begun).toEqual(['first', 'third']);
  });

  it('frees the place of failed work', async () => {
    const gate = new ConcurrencyGate(OPTIONS);
    const broken = gate.run({ lane: 'newcomer', work: () => Promise.reject(new Error('broken')) });
    await expect(broken).rejects.toThrow('broken');
    await expect(gate.run({ lane: 'newcomer', work: async () => 'next' })).resolves.toBe('next');
  });
});
