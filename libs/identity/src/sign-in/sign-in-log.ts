import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, isoTime, Log } from '@sunflower/platform';

export type SignInFact =
  | 'candidate.sign-in-refused'
  | 'candidate.sign-in-throttled'
  | 'staff.sign-in-overloaded'
  | 'staff.sign-in-refused'
  | 'staff.sign-in-throttled';

/** Lines of one fact in a minute; further ones are only counted, so that an attack does not fill the disk. */
const LINES_A_MINUTE = 20;
const WINDOW_MS = 60_000;

interface Window {
  beganAtMs: number;
  lines: number;
  leftOut: number;
}

/** Limits the log lines that anonymous callers can cause. */
@Injectable()
export class SignInLog implements OnModuleDestroy {
  private readonly windows = new Map<SignInFact, Window>();

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  note(fact: SignInFact, ids: object): void {
    const window = this.windowOf(fact);
    if (window.lines >= LINES_A_MINUTE) {
      window.leftOut += 1;
      return;
    }
    window.lines += 1;
    this.log.warn(fact, ids);
  }

  onModuleDestroy(): void {
    for (const fact of this.windows.keys()) this.tellLeftOut(fact);
  }

  private windowOf(fact: SignInFact): Window {
    const now = this.clock.now();
    const window = this.windows.get(fact);
    if (window && now - window.beganAtMs < WINDOW_MS) return window;
    this.tellLeftOut(fact);
    const fresh = { beganAtMs: now, lines: 0, leftOut: 0 };
    this.windows.set(fact, fresh);
    // Writes the count of the last minute even when nothing follows.
    setTimeout(() => this.windows.get(fact) === fresh && this.tellLeftOut(fact), WINDOW_MS).unref();
    return fresh;
  }

  private tellLeftOut(fact: SignInFact): void {
    const window = this.windows.get(fact);
    if (!window || window.leftOut === 0) return;
    this.log.warn(`${fact}.left-out`, { count: window.leftOut, since: isoTime(window.beganAtMs) });
    window.leftOut = 0;
  }
}
