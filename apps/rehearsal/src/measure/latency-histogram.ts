const SMALLEST_MS = 0.05;
/** Each bucket is 2 % wider than the previous one, so a percentile is off by at most 1 %. */
const GROWTH = 1.02;
const LOG_GROWTH = Math.log(GROWTH);
/** Up to 0.05 ms × 1.02^799, about 6 minutes. */
const BUCKETS = 800;

/** Counts of latencies in logarithmic buckets; takes 3 KB for any number of values. */
export class LatencyHistogram {
  private readonly counts = new Uint32Array(BUCKETS);
  private total = 0;
  private largestMs = 0;

  get count(): number {
    return this.total;
  }

  get maxMs(): number {
    return this.largestMs;
  }

  add(latencyMs: number): void {
    const bucket =
      latencyMs <= SMALLEST_MS ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(latencyMs / SMALLEST_MS) / LOG_GROWTH));
    this.counts[bucket] = this.counts[bucket] + 1;
    this.total += 1;
    if (latencyMs > this.largestMs) this.largestMs = latencyMs;
  }

  /** In milliseconds; null when nothing was counted. `fraction` is above 0 and at most 1. */
  percentileMs(fraction: number): number | null {
    if (this.total === 0) return null;
    const rank = Math.ceil(this.total * fraction);
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.counts[bucket];
      if (seen >= rank) return Math.min(this.largestMs, SMALLEST_MS * GROWTH ** (bucket - 0.5));
    }
    return this.largestMs;
  }
}
