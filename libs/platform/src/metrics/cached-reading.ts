import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../time/clock';

interface CachedReadingOptions<T> {
  clock: Clock;
  read: () => Promise<T>;
  /** Value when the reading failed or took too long. */
  fallback: T;
  onError: (error: unknown) => void;
  /** Minimum interval between readings, in ms; default 5000. */
  keptMs?: number;
  /**
   * Time after which the fallback is returned, in ms; default 2000. The reading continues, and no second one starts
   * meanwhile.
   */
  waitsMs?: number;
}

/** Caches an expensive reading, taken at most once in an interval, however many callers ask. */
export class CachedReading<T> {
  private taken: { atMs: number; value: Promise<T> } | null = null;
  private underWay = false;

  constructor(private readonly options: CachedReadingOptions<T>) {}

  get(): Promise<T> {
    const { clock, keptMs = 5_000, waitsMs = 2_000, fallback } = this.options;
    const now = clock.now();
    if (!this.taken || (!this.underWay && now - this.taken.atMs >= keptMs))
      this.taken = { atMs: now, value: this.take() };
    return Promise.race([this.taken.value, pause(waitsMs, fallback, { ref: false })]);
  }

  private async take(): Promise<T> {
    this.underWay = true;
    try {
      return await this.options.read();
    } catch (error) {
      this.options.onError(error);
      return this.options.fallback;
    } finally {
      this.underWay = false;
    }
  }
}
