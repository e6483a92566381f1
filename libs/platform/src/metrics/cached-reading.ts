import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../time/clock';

interface CachedReadingOptions<T> {
  clock: Clock;
  read: () => Promise<T>;
  /** What is told when the reading failed or took too long. */
  fallback: T;
  onError: (error: unknown) => void;
  /** At least so long apart, whoever asks; default 5000. */
  keptMs?: number;
  /** After which the fallback is told; default 2000. The reading goes on, and no second one begins meanwhile. */
  waitsMs?: number;
}

/** A reading that costs something, taken at most once in a while, however many ask. */
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
