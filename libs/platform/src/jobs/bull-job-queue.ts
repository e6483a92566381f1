import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import type { Redis, RedisOptions } from 'ioredis';
import { describeError, type Log } from '../logging';
import {
  checkHandlers,
  JOB_QUEUES,
  JobQueue,
  type Job,
  type JobHandler,
  type JobQueueName,
  type Sweep,
} from './job-queue';
import { connectRedis } from './redis-address';
import { Sweeper } from './sweeper';

interface Registration {
  concurrency: number;
  handler: JobHandler;
}

const BELL_WAITS_MS = 2_000;
const CLOSING_WAITS_MS = 2_000;
/** Greatest number of rings in progress; further ones are dropped and left to the sweep. */
const MOST_BELLS_UNDER_WAY = 2_000;

/** BullMQ on Redis. A ring that Redis does not accept is dropped; the sweep finds its row. */
export class BullJobQueue extends JobQueue {
  private readonly queues = new Map<JobQueueName, Queue>();
  private readonly handlers = new Map<JobQueueName, Registration>();
  private readonly workers: Worker[] = [];
  private readonly connections: Redis[] = [];
  private readonly sweeper: Sweeper;
  /** Runs of handlers in progress. */
  private readonly running = new Set<Promise<void>>();
  private readonly underWay = new Set<Promise<void>>();
  /** Rings dropped since none was last in progress. */
  private lost = 0;
  /** Connection for rings. While Redis is unreachable, a ring fails at once instead of queueing in memory. */
  private readonly bellConnection: Redis;
  /** One wait for Redis, shared by all rings made meanwhile. */
  private waitingForRedis: Promise<unknown> | null = null;

  constructor(
    private readonly options: { redisUrl: string; prefix?: string; runsJobs: boolean },
    private readonly log: Log,
  ) {
    super();
    this.sweeper = new Sweeper(log);
    this.bellConnection = this.connect({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  }

  ring(job: Job): void {
    if (this.underWay.size >= MOST_BELLS_UNDER_WAY) {
      this.lost += 1;
      return;
    }
    const added = this.add(job).finally(() => {
      this.underWay.delete(added);
      if (this.underWay.size === 0) this.tellOfLostBells();
    });
    this.underWay.add(added);
  }

  handle({ queue, concurrency, handler }: Registration & { queue: JobQueueName }): void {
    if (this.handlers.has(queue)) throw new Error(`The job queue ${queue} has two handlers`);
    this.handlers.set(queue, { concurrency, handler });
  }

  sweep(sweep: Sweep): void {
    this.sweeper.add(sweep);
  }

  async start(): Promise<void> {
    if (!this.options.runsJobs) return;
    checkHandlers(this.handlers);
    for (const [name, { concurrency, handler }] of this.handlers) {
      // A worker's own connection retries forever, because no request waits for it.
      const connection = this.connect({ maxRetriesPerRequest: null });
      const worker = new Worker(name, (job) => this.run(() => handler(job.id as string)), {
        connection,
        concurrency,
        prefix: this.prefix,
      });
      worker.on('error', (error) => this.log.warn('job.worker-error', { queue: name, ...describeError(error) }));
      worker.on('failed', (job, error) =>
        this.log.error('job.failed', { queue: name, id: job?.id, ...describeError(error) }),
      );
      this.workers.push(worker);
    }
    this.sweeper.start();
  }

  get isHeard(): boolean {
    return this.bellConnection.status === 'ready';
  }

  async countWaiting(): Promise<ReadonlyMap<JobQueueName, number>> {
    return new Map(
      await Promise.all(
        this.openQueues().map(async (queue) => [queue.name as JobQueueName, await queue.getWaitingCount()] as const),
      ),
    );
  }

  /** Empty while Redis is unreachable. */
  openQueues(): Queue[] {
    return this.isHeard ? JOB_QUEUES.map((name) => this.queue(name)) : [];
  }

  async close(): Promise<void> {
    await this.sweeper.close();
    const closing = Promise.all(this.workers.map((worker) => worker.close())).then(() => Promise.all(this.underWay));
    while (this.running.size > 0) await Promise.allSettled(this.running);
    // BullMQ waits forever for the end of a connection that was lost just before; the handlers have already ended.
    await Promise.race([closing, pause(CLOSING_WAITS_MS, undefined, { ref: false })]);
    for (const queue of this.queues.values()) void queue.close().catch(() => undefined);
    for (const connection of this.connections) connection.disconnect();
  }

  private async run(work: () => Promise<void>): Promise<void> {
    const running = work().finally(() => this.running.delete(running));
    this.running.add(running);
    await running;
  }

  private get prefix(): string {
    return this.options.prefix ?? 'sunflower';
  }

  private async add({ queue, id }: Job): Promise<void> {
    try {
      await this.untilBellsRing();
      await this.queue(queue).add(queue, {}, { jobId: id, removeOnComplete: true, removeOnFail: true });
    } catch (error) {
      if (this.lost === 0) this.log.warn('job.bell-lost', { queue, id, ...describeError(error) });
      this.lost += 1;
    }
  }

  private tellOfLostBells(): void {
    if (this.lost > 0) this.log.warn('job.bells-lost', { bells: this.lost });
    this.lost = 0;
  }

  /**
   * A BullMQ queue that is made before its connection is up fails permanently. So a ring waits up to `BELL_WAITS_MS`
   * for Redis and is then dropped.
   */
  private async untilBellsRing(): Promise<void> {
    if (this.isHeard) return;
    this.waitingForRedis ??= once(this.bellConnection, 'ready', { signal: AbortSignal.timeout(BELL_WAITS_MS) }).finally(
      () => {
        this.waitingForRedis = null;
      },
    );
    await this.waitingForRedis;
  }

  private queue(name: JobQueueName): Queue {
    let queue = this.queues.get(name);
    if (!queue) {
      queue = new Queue(name, { connection: this.bellConnection, prefix: this.prefix, skipWaitingForReady: true });
      queue.on('error', (error) => this.log.warn('job.queue-error', { queue: name, ...describeError(error) }));
      this.queues.set(name, queue);
    }
    return queue;
  }

  private connect(options: RedisOptions): Redis {
    const connection = connectRedis({
      url: this.options.redisUrl,
      options: { ...options, retryStrategy: (times) => Math.min(times * 200, 2000) },
    });
    connection.on('error', (error) => this.log.warn('redis.error', describeError(error)));
    this.connections.push(connection);
    return connection;
  }
}
