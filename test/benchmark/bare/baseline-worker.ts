import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';

/**
 * BullMQ with an empty handler: `node baseline-worker <redis address> <jobs>`; prints `first` and `done` on stdout, and
 * runs until it is killed.
 */
const [redisUrl, jobs] = process.argv.slice(2) as [string, string];

const CONCURRENCY = 100;
const A_BULK = 1000;

async function main(): Promise<void> {
  const count = Number(jobs);
  const connect = (): Redis => new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('baseline', { connection: connect(), prefix: 'baseline' });
  for (let from = 0; from < count; from += A_BULK) {
    const bulk = Array.from({ length: Math.min(A_BULK, count - from) }, (_, index) => ({
      name: 'empty',
      data: {},
      opts: { jobId: `job-${from + index}`, removeOnComplete: true, removeOnFail: true },
    }));
    await queue.addBulk(bulk);
  }
  let handled = 0;
  process.stdout.write('first\n');
  const worker = new Worker('baseline', async () => undefined, {
    connection: connect(),
    prefix: 'baseline',
    concurrency: CONCURRENCY,
  });
  await new Promise<void>((done) => {
    worker.on('completed', () => {
      handled += 1;
      if (handled === count) done();
    });
  });
  process.stdout.write('done\n');
}

void main();
