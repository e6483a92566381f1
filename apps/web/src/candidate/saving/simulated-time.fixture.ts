/** For specs: time that moves only when told and runs work that falls due. */
export class SimulatedTime {
  nowMs = Date.parse('2026-11-24T01:00:00.000Z');
  private waiting: { dueMs: number; work: () => void }[] = [];

  readonly after = (delayMs: number, work: () => void): (() => void) => {
    const entry = { dueMs: this.nowMs + delayMs, work };
    this.waiting.push(entry);
    return () => void (this.waiting = this.waiting.filter((other) => other !== entry));
  };

  async pass(ms: number): Promise<void> {
    const untilMs = this.nowMs + ms;
    await settle();
    for (let next = this.nextDue(untilMs); next; next = this.nextDue(untilMs)) {
      const due = next;
      this.waiting = this.waiting.filter((other) => other !== due);
      this.nowMs = Math.max(this.nowMs, due.dueMs);
      due.work();
      await settle();
    }
    this.nowMs = untilMs;
  }

  private nextDue(untilMs: number) {
    return this.waiting.filter(({ dueMs }) => dueMs <= untilMs).sort((one, other) => one.dueMs - other.dueMs)[0];
  }
}

/** Lets all pending promise callbacks run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
