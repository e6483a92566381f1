import { Injectable } from '@nestjs/common';
import { Metrics } from '../metrics/metrics';

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/**
 * Counts replies by the class of their status. Counting is one addition, because ten thousand replies a second pass
 * here.
 */
@Injectable()
export class ReplyCounts {
  private readonly counts = new Float64Array(CLASSES.length + 1);

  constructor(metrics: Metrics) {
    metrics.counter({
      name: 'sunflower_http_requests_total',
      help: 'HTTP requests answered, by the class of the status.',
      read: () => CLASSES.map((status, index) => ({ labels: { status }, value: this.counts[index + 1] })),
    });
  }

  count(statusCode: number): void {
    this.counts[(statusCode / 100) | 0] += 1;
  }
}
