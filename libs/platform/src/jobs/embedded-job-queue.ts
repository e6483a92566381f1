import { describeError, type Log } from '../logging';
import { checkHandlers, JobQueue, type Job, type JobHandler, type JobQueueName, type Sweep } from './job-queue';
import { Sweeper } from './sweeper';

interface Lane {
  concurrency: number;
  handler: JobHandler;
  waiting: Set<string>;
  running: Set<Promise<void>>;
}

/** The job queue of a single process: ids in memory, the same handlers, and the same sweeps for lost rings. */
export class EmbeddedJobQueue extends JobQueue {
  private readonly lanes = new Map<JobQueueName, Lane>();
  private readonly sweeper: Sweeper;
  private state: 'registering' | 'started' | 'closed' = 'registering';

  constructor(private readonly log: Log) {
    super();
    this.sweeper = new Sweeper(log);
  }

  ring({ queue, id }: Job): void {
    const lane = this.lanes.get(queue);
    if (!lane || this.state === 'closed') return;
    lane.waiting.add(id);
    if (this.state === 'started') this.pump(queue, lane);
  }

  handle({ queue, concurrency, handler }: { queue: JobQueueName; concurrency: number; handler: JobHandler }): void {
    if (this.lanes.has(queue)) throw new Error(`The job queue ${queue} has two handlers`);
    this.lanes.set(queue, { concurrency, handler, waiting: new Set(), running: new Set() });
  }

  sweep(sweep: Sweep): void {
    this.sweeper.add(sweep);
  }

  async start(): Promise<void> {
    checkHandlers(this.lanes);
    this.state = 'started';
    this.sweeper.start();
    for (const [queue, lane] of this.lanes) this.pump(queue, lane);
  }

  get isHeard(): boolean {
    return this.state !== 'closed';
  }

  async countWaiting(): Promise<ReadonlyMap<JobQueueName, number>> {
    return new Map([...this.lanes].map(([name, { waiting }]) => [name, waiting.size]));
  }

  async close(): Promise<void> {
    this.state = 'closed';
    await this.sweeper.close();
    for (const lane of this.lanes.values()) await Promise.all(lane.running);
  }

  private pump(queue: JobQueueName, lane: Lane): void {
    while (this.state === 'started' && lane.running.size < lane.concurrency) {
      const [id] = lane.waiting;
      if (id === undefined) return;
      lane.waiting.delete(id);
      const run = this.deliver({ queue, id, handler: lane.handler }).finally(() => {
        lane.running.delete(run);
        this.pump(queue, lane);
      });
      lane.running.add(run);
    }
  }

  private async deliver({ queue, id, handler }: Job & { handler: JobHandler }): Promise<void> {
    try {
      await handler(id);
    } catch (error) {
      this.log.error('job.failed', { queue, id, ...describeError(error) });
    }
  }
}
