import type { Measurements } from './measurements';

export interface OperationRow {
  operation: string;
  count: number;
  errors: number;
  provoked: number;
  outage: number;
  p50Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
  maxMs: number | null;
  /** Highest number of replies in one second. */
  peakPerSecond: number;
}

export interface SecondRow {
  saves: number;
  signIns: number;
  starts: number;
  submits: number;
  saveP50Ms: number | null;
  saveP99Ms: number | null;
}

const toHundredths = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

export function operationRows({ figures, seconds, secondsBefore }: Measurements): OperationRow[] {
  return [...figures.values()].map(({ operation, count, errors, provoked, outage, latency }) => ({
    operation,
    count,
    errors,
    provoked,
    outage,
    p50Ms: toHundredths(latency.percentileMs(0.5)),
    p95Ms: toHundredths(latency.percentileMs(0.95)),
    p99Ms: toHundredths(latency.percentileMs(0.99)),
    maxMs: latency.count === 0 ? null : toHundredths(latency.maxMs),
    peakPerSecond: [...secondsBefore, ...seconds].reduce((peak, { counts }) => Math.max(peak, counts[operation]), 0),
  }));
}

export function secondRows({ seconds }: Measurements): SecondRow[] {
  return seconds.map(({ counts, saves }) => ({
    saves: counts.save,
    signIns: counts['sign-in'],
    starts: counts.start,
    submits: counts.submit,
    saveP50Ms: toHundredths(saves.percentileMs(0.5)),
    saveP99Ms: toHundredths(saves.percentileMs(0.99)),
  }));
}
