import { ManualClock, Overloaded } from '@sunflower/platform';
import { WorkBudget } from './work-budget';

const OPTIONS = { burst: 3, perSecond: 0.5, atOnce: 2, rememberedCallers: 10 };

describe('a budget of slow work', () => {
  let clock: ManualClock;
  let budget: WorkBudget;

  beforeEach(() => {
    clock = new ManualClock(1_000_000);
    budget = new WorkBudget(clock, OPTIONS);
  });

  const outcome = (caller: string, work = async () => 'done') =>
    budget.run({ caller, work }).catch((error: unknown) => {
      if (error instanceof Overloaded) return `wait ${error.retryAfterSeconds}`;
      throw error;
    });
  const spendAll = async (caller: string) => {
    for (let time = 0; time < OPTIONS.burst; time += 1) expect(await outcome(caller)).toBe('done');
  };

  it('is spent after a burst, and reports when to retry', async () => {
    await spendAll('a');
    expect(await outcome('a')).toBe('wait 2');
    clock.advance(1999);
    expect(await outcome('a')).toBe('wait 1');
    clock.advance(1);
    expect(await outcome('a')).toBe('done');
    expect(await outcome('a')).toBe('wait 2');
  });

  it('never exceeds a burst, however long it was unused', async () => {
    await spendAll('a');
    clock.advance(3_600_000);
    await spendAll('a');
    expect(await outcome('a')).toBe('wait 2');
  });

  it('is separate for each caller', async () => {
    await spendAll('a');
    await spendAll('b');
  });

  it('limits the concurrent work of one caller', async () => {
    const finish: (() => void)[] = [];
    const held = () => outcome('a', () => new Promise((resolve) => finish.push(() => resolve('held'))));
    const open = [held(), held()];
    expect(await outcome('a')).toBe('wait 2');
    expect(await outcome('b')).toBe('done');
    finish.forEach((end) => end());
    expect(await Promise.all(open)).toEqual(['held', 'held']);
    expect(await outcome('a')).toBe('done');
  });

  it('is charged for failed work, but not for work refused as Overloaded', async () => {
    for (let time = 0; time < 5; time += 1) {
      expect(await outcome('a', () => Promise.reject(new Overloaded(7)))).toBe('wait 7');
    }
    for (let time = 0; time < OPTIONS.burst; time += 1) {
      await expect(outcome('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    }
    expect(await outcome('a')).toBe('wait 2');
  });

  it('remembers a limited number of callers', async () => {
    await spendAll('first');
    for (let caller = 0; caller < OPTIONS.rememberedCallers; caller += 1) await outcome(`caller ${caller}`);
    expect(await outcome('first')).toBe('done');
  });
});
