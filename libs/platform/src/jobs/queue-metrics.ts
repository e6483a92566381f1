import { Injectable } from '@nestjs/common';
import { JobQueue } from './job-queue';
import { Metrics } from '../metrics/metrics';

@Injectable()
export class QueueMetrics {
  constructor(metrics: Metrics, jobQueue: JobQueue) {
    metrics.askedGauge({
      name: 'sunflower_jobs_waiting',
      help: 'Jobs that wait to be taken, by queue; none are told while Redis is away.',
      read: async () => [...(await jobQueue.countWaiting())].map(([queue, value]) => ({ labels: { queue }, value })),
    });
  }
}
