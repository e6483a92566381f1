import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry, type Metric } from 'prom-client';
import { Clock } from '../time/clock';
import { describeError, Log } from '../logging';
import { CachedReading } from './cached-reading';
import type { Histogram, Sample } from './histogram';

export const METRICS_CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

interface MetricOptions {
  /** `sunflower_…`, with its unit at the end. */
  name: string;
  help: string;
}

/** What this process tells Prometheus. The rooms add their own when they are made; everything is read when it is asked for. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private measuresProcess = false;

  constructor(
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  histogram({ name, help, of }: MetricOptions & { of: Histogram }): void {
    this.register({ name, help, type: 'histogram', read: () => of.samples(name) });
  }

  counter({ name, help, read }: MetricOptions & { read: () => Sample[] }): void {
    this.register({ name, help, type: 'counter', read });
  }

  gauge({ name, help, read }: MetricOptions & { read: () => Sample[] }): void {
    this.register({ name, help, type: 'gauge', read });
  }

  /** A gauge that asks a server: at most once in 5 s, and without a value when that does not answer. */
  askedGauge({ name, help, read }: MetricOptions & { read: () => Promise<Sample[]> }): void {
    const onError = (error: unknown) =>
      this.log.warn('metrics.reading-failed', { metric: name, ...describeError(error) });
    const reading = new CachedReading<Sample[]>({ clock: this.clock, read, fallback: [], onError });
    this.register({ name, help, type: 'gauge', read: () => reading.get() });
  }

  text(): Promise<string> {
    // Only where somebody reads them: they watch the event loop and every collection of the memory.
    if (!this.measuresProcess) collectDefaultMetrics({ register: this.registry });
    this.measuresProcess = true;
    return this.registry.metrics();
  }

  private register({
    name,
    help,
    type,
    read,
  }: MetricOptions & { type: string; read: () => Sample[] | Promise<Sample[]> }): void {
    const metric = { name, help, type, get: async () => ({ name, help, type, values: await read() }) };
    // The registry asks a metric for no more than this.
    this.registry.registerMetric(metric as unknown as Metric);
  }
}
