import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { TooManyAppeals } from './appeal.errors';

const APPEALS_A_MINUTE = 10;
const MINUTE_MS = 60_000;
const PEOPLE_KEPT = 20_000;

/** Limits appeals of one person per minute, in each process. */
@Injectable()
export class AppealPace {
  private readonly counts = new LRUCache<string, { sinceMs: number; count: number }>({ max: PEOPLE_KEPT });

  constructor(private readonly clock: Clock) {}

  /** @throws TooManyAppeals */
  take(registrationId: string): void {
    const nowMs = this.clock.now();
    const known = this.counts.get(registrationId);
    const current = known && nowMs - known.sinceMs < MINUTE_MS ? known : { sinceMs: nowMs, count: 0 };
    if (current.count >= APPEALS_A_MINUTE)
      throw new TooManyAppeals(Math.ceil((current.sinceMs + MINUTE_MS - nowMs) / 1000));
    this.counts.set(registrationId, { ...current, count: current.count + 1 });
  }
}
