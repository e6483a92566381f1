import { LatencyHistogram } from './latency-histogram';
import { Silence } from './silence';

/** The candidates' operations, in the order of the report. */
export const OPERATIONS = [
  'sign-in',
  'consent',
  'paper',
  'start',
  'save',
  'submit',
  'poll',
  'event',
  'result',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/**
 * `provoked`: refused or lost on purpose; `outage`: failed during an outage that the rehearsal made;
 * `error`: any other result that a candidate would not want.
 */
export type CallOutcome = 'ok' | 'provoked' | 'outage' | 'error';

export interface Call {
  operation: Operation;
  outcome: CallOutcome;
  /** On the monotonic clock, from the intention to send, so that waiting for a connection counts. */
  startedMs: number;
  endedMs: number;
  /** Null when no reply came. */
  status: number | null;
  /** The refusal or failure. */
  label: string | null;
}

export interface OperationFigures {
  operation: Operation;
  count: number;
  errors: number;
  provoked: number;
  outage: number;
  latency: LatencyHistogram;
}

/** One second of the exam. */
export interface Second {
  counts: Record<Operation, number>;
  saves: LatencyHistogram;
}

const noCounts = (): Record<Operation, number> =>
  Object.fromEntries(OPERATIONS.map((operation) => [operation, 0])) as Record<Operation, number>;

/** Counts of every call of every candidate. */
export class Measurements {
  readonly figures: ReadonlyMap<Operation, OperationFigures> = new Map(
    OPERATIONS.map((operation) => [
      operation,
      { operation, count: 0, errors: 0, provoked: 0, outage: 0, latency: new LatencyHistogram() },
    ]),
  );
  /** Number of each refusal or failure, by outcome and label. */
  readonly labels = new Map<string, number>();
  /** From `begin` on. */
  readonly seconds: Second[] = [];
  /** Before it, backwards: while candidates sign in and wait. */
  readonly secondsBefore: Second[] = [];
  readonly silence = new Silence();
  private beganMs = 0;

  /** Starts counting seconds. */
  begin(nowMs: number): void {
    this.beganMs = nowMs;
  }

  record({ operation, outcome, startedMs, endedMs, status, label }: Call): void {
    const figures = this.figures.get(operation) as OperationFigures;
    figures.count += 1;
    if (operation === 'save' && outcome === 'ok') this.silence.saved(endedMs);
    if (outcome === 'error') figures.errors += 1;
    if (outcome === 'provoked') figures.provoked += 1;
    if (outcome === 'outage') figures.outage += 1;
    if (label !== null) this.countLabel(`${outcome}: ${operation} ${label}`);
    const second = this.secondAt(endedMs);
    second.counts[operation] += 1;
    if (status === null || outcome === 'outage') return;
    figures.latency.add(endedMs - startedMs);
    if (operation === 'save') second.saves.add(endedMs - startedMs);
  }

  get errorCount(): number {
    return [...this.figures.values()].reduce((sum, { errors }) => sum + errors, 0);
  }

  private countLabel(label: string): void {
    this.labels.set(label, (this.labels.get(label) ?? 0) + 1);
  }

  private secondAt(timeMs: number): Second {
    const index = Math.floor((timeMs - this.beganMs) / 1000);
    return index >= 0 ? grownTo(this.seconds, index) : grownTo(this.secondsBefore, -1 - index);
  }
}

function grownTo(seconds: Second[], index: number): Second {
  while (seconds.length <= index) seconds.push({ counts: noCounts(), saves: new LatencyHistogram() });
  return seconds[index];
}
