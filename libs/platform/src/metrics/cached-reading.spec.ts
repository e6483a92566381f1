import { ManualClock } from '../time/clock';
import { CachedReading } from './cached-reading';

describe('a cached reading', () => {
  let clock: ManualClock;
  let reads: number;
  const errors: unknown[] = [];
  const reading = (read: () => Promise<number>, waitsMs = 2_000) =>
    new CachedReading<number>({
      clock,
      read: () => {
        reads += 1;
        return read();
      },
      fallback: -1,
      onError: (error) => errors.push(error),
      waitsMs,
    });

  beforeEach(() => {
    clock = new ManualClock(0);
    reads = 0;
    errors.length = 0;
  });

  it('is taken once in five seconds, however many callers ask', async () => {
    const cached = reading(async () => reads);
    expect(await Promise.all([cached.get(), cached.get(), cached.get()])).toEqual([1, 1, 1]);
    clock.advance(4_999);
    expect(await cached.get()).toBe(1);
    clock.advance(1);
    expect(await cached.get()).toBe(2);
  });

  it('returns the fallback after a failure, and does not retry at once', async () => {
    const cached = reading(() => Promise.reject(new Error('The database went away')));
    expect([await cached.get(), await cached.get()]).toEqual([-1, -1]);
    expect([reads, errors.length]).toEqual([1, 1]);
  });

  it('returns the fallback when the reading hangs, and starts no second reading', async () => {
    const cached = reading(() => new Promise<number>(() => undefined), 10);
    expect(await cached.get()).toBe(-1);
    clock.advance(60_000);
    expect(await cached.get()).toBe(-1);
    expect(reads).toBe(1);
  });
});
