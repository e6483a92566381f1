import { nowMs } from '../monotonic-clock';

const SLOT_MS = 5;

/** Wakes tens of thousands of candidates with one timer, never early and at most a few milliseconds late. */
export class Timetable {
  private readonly sleepers = new Map<number, (() => void)[]>();
  private readonly timer: NodeJS.Timeout;
  private lastSlot = Math.floor(nowMs() / SLOT_MS);

  constructor() {
    this.timer = setInterval(() => this.wakeAll(), SLOT_MS);
  }

  /** Resolves at this time of the monotonic clock, or returns undefined when it has passed. */
  until(timeMs: number): Promise<void> | undefined {
    const slot = Math.ceil(timeMs / SLOT_MS);
    if (slot <= this.lastSlot) return undefined;
    return new Promise((resolve) => {
      const sleepers = this.sleepers.get(slot);
      if (sleepers) sleepers.push(resolve);
      else this.sleepers.set(slot, [resolve]);
    });
  }

  close(): void {
    clearInterval(this.timer);
  }

  private wakeAll(): void {
    const slotNow = Math.floor(nowMs() / SLOT_MS);
    for (; this.lastSlot < slotNow; this.lastSlot += 1) {
      const slot = this.lastSlot + 1;
      const sleepers = this.sleepers.get(slot);
      this.sleepers.delete(slot);
      for (const wake of sleepers ?? []) wake();
    }
  }
}
