import { Injectable } from '@nestjs/common';
import { Clock, networkOf, roomFor } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { TooManyFailures } from '../identity.errors';

/** Fewer failures than this cause no wait. */
const FREE_FAILURES = 5;
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 15 * 60_000;
/** After this long without a failure the count restarts. */
const FORGOTTEN_AFTER_MS = 60 * 60_000;
const REMEMBERED_KEYS = 100_000;

interface Failures {
  count: number;
  lastAtMs: number;
}

/**
 * Slows down guessing, counted by (account, address), so that neither an exam site behind one address nor an account
 * under attack from elsewhere is locked out. Counts exist in this process only.
 */
@Injectable()
export class SignInThrottle {
  private readonly failures = new LRUCache<string, Failures>(roomFor(REMEMBERED_KEYS));

  constructor(private readonly clock: Clock) {}

  /** @throws TooManyFailures while this key has to wait */
  check(key: string): void {
    const failures = this.failures.get(key);
    if (!failures) return;
    const waitMs = failures.lastAtMs + pauseMs(failures.count) - this.clock.now();
    if (waitMs > 0) throw new TooManyFailures({ retryAfterSeconds: Math.ceil(waitMs / 1000) });
  }

  /**
   * Counts a failure before a slow check begins, so that many parallel attempts gain nothing; `succeed` resets the
   * count.
   */
  fail(key: string): void {
    const now = this.clock.now();
    const before = this.failures.get(key);
    const count = before && now - before.lastAtMs < FORGOTTEN_AFTER_MS ? before.count + 1 : 1;
    this.failures.set(key, { count, lastAtMs: now });
  }

  /** Takes back a counted failure that was none. */
  takeBack(key: string): void {
    const failures = this.failures.get(key);
    if (failures) failures.count -= 1;
  }

  succeed(key: string): void {
    this.failures.delete(key);
  }
}

/** The key under which failures for an account (username, ticket number) from an address are counted. */
export const signInKey = ({ account, address }: { account: string; address: string }): string =>
  `${networkOf(address)} ${account.slice(0, 60).toLowerCase()}`;

function pauseMs(failureCount: number): number {
  if (failureCount < FREE_FAILURES) return 0;
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failureCount - FREE_FAILURES, 20), LONGEST_PAUSE_MS);
}
