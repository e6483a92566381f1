import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Registry, type Metric } from 'prom-client';
import { Clock } from '../time/clock';
import { describeError, Log } from '../logging';
import { CachedReading } from './cached-reading';
import type { Histogram, Sample } from './histogram';

export const METRICS_CONTENT_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

interface MetricOptions {
  /** `sunflower_…`, with the unit at the end. */
  name: string;
  help: string;
}

/**
 * The Prometheus metrics of this process. The libs register their own metrics in constructors; values are read at each
 * scrape.
 */
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

  /** A gauge that queries a server: at most once in 5 s, and without a value when the server does not answer. */
  askedGauge({ name, help, read }: MetricOptions & { read: () => Promise<Sample[]> }): void {
    const onError = (error: unknown) =>
      this.log.warn('metrics.reading-failed', { metric: name, ...describeError(error) });
    const reading = new CachedReading<Sample[]>({ clock: this.clock, read, fallback: [], onError });
    this.register({ name, help, type: 'gauge', read: () => reading.get() });
  }

  text(): Promise<string> {
    // Started only when somebody scrapes: these metrics watch the event loop and every garbage collection.
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
    // The registry uses no other members of a metric.
    this.registry.registerMetric(metric as unknown as Metric);
  }
}
