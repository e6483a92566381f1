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

  it('is spent after a burst, and says when to come again', async () => {
    await spendAll('a');
    expect(await outcome('a')).toBe('wait 2');
    clock.advance(1999);
    expect(await outcome('a')).toBe('wait 1');
    clock.advance(1);
    expect(await outcome('a')).toBe('done');
    expect(await outcome('a')).toBe('wait 2');
  });

  it('is never more than a burst, however long nothing was asked', async () => {
    await spendAll('a');
    clock.advance(3_600_000);
    await spendAll('a');
    expect(await outcome('a')).toBe('wait 2');
  });

  it("takes nothing from another caller's", async () => {
    await spendAll('a');
    await spendAll('b');
  });

  it('lets only so many of one caller wait at the same time', async () => {
    const finish: (() => void)[] = [];
    const held = () => outcome('a', () => new Promise((resolve) => finish.push(() => resolve('held'))));
    const open = [held(), held()];
    expect(await outcome('a')).toBe('wait 2');
    expect(await outcome('b')).toBe('done');
    finish.forEach((end) => end());
    expect(await Promise.all(open)).toEqual(['held', 'held']);
    expect(await outcome('a')).toBe('done');
  });

  it('is not charged for work that was refused as overload, but for work that failed', async () => {
    for (let time = 0; time < 5; time += 1) {
      expect(await outcome('a', () => Promise.reject(new Overloaded(7)))).toBe('wait 7');
    }
    for (let time = 0; time < OPTIONS.burst; time += 1) {
      await expect(outcome('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    }
    expect(await outcome('a')).toBe('wait 2');
  });

  it('remembers no more callers than so many', async () => {
    await spendAll('first');
    for (let caller = 0; caller < OPTIONS.rememberedCallers; caller += 1) await outcome(`caller ${caller}`);
    expect(await outcome('first')).toBe('done');
  });
});
