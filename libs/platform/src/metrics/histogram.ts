export interface Sample {
  labels?: Record<string, string>;
  /** Set when it differs from the metric's name: `…_bucket`, `…_sum`, `…_count`. */
  metricName?: string;
  value: number;
}

/**
 * Counts observations up to each bound. prom-client's own histogram allocates two objects and a key for each
 * observation; this one allocates nothing, so that the hot path may use it.
 */
export class Histogram {
  private readonly counts: Float64Array;
  private sum = 0;

  /** @param upperBounds ascending; values above all of them are counted too */
  constructor(private readonly upperBounds: readonly number[]) {
    this.counts = new Float64Array(upperBounds.length + 1);
  }

  observe(value: number): void {
    const { upperBounds } = this;
    let bucket = 0;
    while (bucket < upperBounds.length && value > (upperBounds[bucket] as number)) bucket += 1;
    this.counts[bucket] += 1;
    this.sum += value;
  }

  /** In Prometheus' form: each bucket includes the counts of the smaller ones. */
  samples(name: string): Sample[] {
    let count = 0;
    const buckets = [...this.upperBounds, Infinity].map((bound, index) => {
      count += this.counts[index] as number;
      return {
        metricName: `${name}_bucket`,
        labels: { le: bound === Infinity ? '+Inf' : String(bound) },
        value: count,
      };
    });
    return [...buckets, { metricName: `${name}_sum`, value: this.sum }, { metricName: `${name}_count`, value: count }];
  }
}
