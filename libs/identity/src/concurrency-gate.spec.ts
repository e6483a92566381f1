import { Overloaded } from '@sunflower/platform';
import { ConcurrencyGate } from './concurrency-gate';

/** Work that ends when it is told. */
function heldWork() {
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((resolve) => finish.push(resolve));
    running -= 1;
  };
  return { work, finishOne: () => finish.shift()?.(), started: () => running, most: () => most };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  it('lets so many through at a time, and the others in the order of asking', async () => {
    const gate = new ConcurrencyGate({ lanes: 2, maxWaiting: 10 });
    const held = heldWork();
    const all = Promise.all(Array.from({ length: 5 }, () => gate.run(held.work)));
    for (let end = 0; end < 5; end += 1) {
      await turn();
      expect(held.started()).toBe(Math.min(2, 5 - end));
      held.finishOne();
    }
    await all;
    expect(held.most()).toBe(2);
  });

  it('refuses when too many wait', async () => {
    const gate = new ConcurrencyGate({ lanes: 1, maxWaiting: 1 });
    const held = heldWork();
    const first = gate.run(held.work);
    const second = gate.run(held.work);
    await expect(gate.run(held.work)).rejects.toBeInstanceOf(Overloaded);
    held.finishOne();
    await first;
    held.finishOne();
    await second;
  });

  it('frees the lane of work that failed', async () => {
    const gate = new ConcurrencyGate({ lanes: 1, maxWaiting: 1 });
    await expect(gate.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(gate.run(async () => 'next')).resolves.toBe('next');
  });
});
