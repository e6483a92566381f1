import type { IntegrityEvent } from '../../api/candidate-contract';

export interface IntegrityPorts {
  report(events: IntegrityEvent[]): Promise<unknown>;
  nowIso(): string;
  after(delayMs: number, work: () => void): () => void;
}

const gatherMs = 3_000;
const retryMs = 30_000;
const mostEvents = 100;

/** Gathers integrity events and reports them in batches. Answers matter more: past 100 waiting, the oldest are dropped. */
export class IntegrityLog {
  private waiting: IntegrityEvent[] = [];
  private callOff: (() => void) | null = null;
  private reporting = false;

  constructor(private readonly ports: IntegrityPorts) {}

  record(kind: IntegrityEvent['kind']): void {
    this.waiting = [...this.waiting, { kind, at: this.ports.nowIso() }].slice(-mostEvents);
    this.callOff ??= this.ports.after(gatherMs, () => void this.reportNow());
  }

  async reportNow(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    if (this.reporting || this.waiting.length === 0) return;
    this.reporting = true;
    const events = this.waiting;
    try {
      await this.ports.report(events);
      this.waiting = this.waiting.filter((event) => !events.includes(event));
    } catch {
      // They wait for the network; the exam goes on.
    } finally {
      this.reporting = false;
    }
    if (this.waiting.length > 0) this.callOff ??= this.ports.after(retryMs, () => void this.reportNow());
  }

  stop(): void {
    this.callOff?.();
    this.waiting = [];
  }
}
