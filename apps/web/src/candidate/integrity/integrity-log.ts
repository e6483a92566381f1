import type { IntegrityEvent } from '../../api/candidate-contract';

export interface IntegrityPorts {
  report(events: IntegrityEvent[]): Promise<unknown>;
  /** Stores the waiting events where they outlive the page. */
  keep(events: IntegrityEvent[]): void;
  nowIso(): string;
  after(delayMs: number, work: () => void): () => void;
}

const gatherMs = 3_000;
const retryMs = 30_000;
const mostEvents = 100;

/**
 * Gathers integrity events and reports them in batches. The server counts an event reported twice once. Beyond 100
 * waiting events the oldest are dropped, because answers matter more.
 */
export class IntegrityLog {
  private waiting: IntegrityEvent[];
  private callOff: (() => void) | null = null;
  private reporting = false;
  private stopped = false;

  /** `kept`: events that an earlier page of this session could not report. */
  constructor(
    private readonly ports: IntegrityPorts,
    kept: IntegrityEvent[] = [],
  ) {
    this.waiting = kept;
    if (kept.length === 0) return;
    this.wait(kept);
    this.reportIn(0);
  }

  record(kind: IntegrityEvent['kind'], details?: IntegrityEvent['details']): void {
    this.take([{ kind, at: this.ports.nowIso(), details }]);
  }

  take(events: IntegrityEvent[]): void {
    if (events.length === 0) return;
    this.wait([...this.waiting, ...events].slice(-mostEvents));
    this.reportIn(gatherMs);
  }

  async reportNow(): Promise<void> {
    this.callOff?.();
    this.callOff = null;
    if (this.reporting || this.waiting.length === 0) return;
    this.reporting = true;
    const events = this.waiting;
    let pauseMs = gatherMs;
    try {
      await this.ports.report(events);
      this.wait(this.waiting.filter((event) => !events.includes(event)));
    } catch {
      // The events wait for the network; the exam continues.
      pauseMs = retryMs;
    } finally {
      this.reporting = false;
    }
    if (this.waiting.length > 0) this.reportIn(pauseMs);
  }

  /** Waiting events stay stored; the next page of the session reports them. */
  stop(): void {
    this.stopped = true;
    this.callOff?.();
  }

  private wait(events: IntegrityEvent[]): void {
    this.waiting = events;
    this.ports.keep(events);
  }

  private reportIn(delayMs: number): void {
    if (!this.stopped) this.callOff ??= this.ports.after(delayMs, () => void this.reportNow());
  }
}
