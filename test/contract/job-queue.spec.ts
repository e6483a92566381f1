import { BullJobQueue, EmbeddedJobQueue, Log, type JobHandler, type JobQueue } from '@sunflower/platform';
import { JOB_QUEUES, MOST_IDS_A_JOB } from '../../libs/platform/src/jobs/job-queue';
import { PrivateRedis } from '../fixtures/servers/private-redis';
import { createRedisDatabase } from '../fixtures/servers/test-servers';
import { Gate, until } from '../fixtures/until';

const log = new Log('silent');

/** A process that rings and a process that takes the jobs; the same process in the embedded profile. */
interface Doorbell {
  ringer: JobQueue;
  taker: JobQueue;
  /** Waits until every bell rung so far has arrived. */
  settle: () => Promise<void>;
  close: () => Promise<void>;
}

async function embeddedDoorbell(): Promise<Doorbell> {
  const queue = new EmbeddedJobQueue(log);
  return { ringer: queue, taker: queue, settle: () => Promise.resolve(), close: () => queue.close() };
}

async function bullDoorbell(redisUrl?: string): Promise<Doorbell> {
  const options = {
    redisUrl: redisUrl ?? (await createRedisDatabase()),
    prefix: `contract-${process.hrtime.bigint()}`,
  };
  const taker = new BullJobQueue({ ...options, runsJobs: true }, log);
  const doorbell: Doorbell = {
    ringer: new BullJobQueue({ ...options, runsJobs: false }, log),
    taker,
    settle: async () => {
      await doorbell.ringer.close();
      doorbell.ringer = new BullJobQueue({ ...options, runsJobs: false }, log);
    },
    close: async () => {
      await doorbell.ringer.close();
      await taker.close();
    },
  };
  return doorbell;
}

/** Handles the grading bells; other queues get an empty handler. */
function handle({
  queue,
  handler,
  concurrency = 1,
}: {
  queue: JobQueue;
  handler: JobHandler;
  concurrency?: number;
}): void {
  for (const name of JOB_QUEUES) {
    queue.handle({ queue: name, concurrency, handler: name === 'grading' ? handler : () => Promise.resolve() });
  }
}

describe.each([
  ['in the process', embeddedDoorbell],
  ['on Redis', bullDoorbell],
] as const)('the doorbell %s', (_, createDoorbell) => {
  let doorbell: Doorbell;
  const ring = (...ids: string[]) => ids.forEach((id) => doorbell.ringer.ring({ queue: 'grading', id }));

  beforeEach(async () => {
    doorbell = await createDoorbell();
  });
  afterEach(() => doorbell.close());

  it('delivers the id of the first bell that a process rings', async () => {
    const heard: string[] = [];
    handle({ queue: doorbell.taker, handler: async (ids) => void heard.push(...ids) });
    await doorbell.taker.start();
    ring('session-1');
    await until('the bell', () => heard.length > 0);
    expect(heard).toEqual(['session-1']);
  });

  it('delivers bells rung before the handlers started', async () => {
    const heard: string[] = [];
    handle({ queue: doorbell.taker, handler: async (ids) => void heard.push(...ids) });
    ring('session-1', 'session-2');
    await doorbell.settle();
    await doorbell.taker.start();
    await until('two bells', () => heard.length === 2);
    expect(heard.sort()).toEqual(['session-1', 'session-2']);
  });

  it('delivers once a bell rung five times while waiting', async () => {
    const heard: string[] = [];
    const gate = new Gate();
    handle({
      queue: doorbell.taker,
      handler: async (ids) => {
        heard.push(...ids);
        await gate.passed;
      },
    });
    await doorbell.taker.start();
    ring('busy');
    await until('the first handler to run', () => heard.length === 1);
    ring('again', 'again', 'again', 'again', 'again', 'last');
    await doorbell.settle();
    gate.open();
    await until('the last bell', () => heard.includes('last'));
    expect(heard).toEqual(['busy', 'again', 'last']);
  });

  it('delivers again when a handler failed and the sweep finds the row still waiting', async () => {
    const ungraded = new Set(['session-1']);
    let attempts = 0;
    handle({
      queue: doorbell.taker,
      handler: async (ids) => {
        attempts += 1;
        if (attempts <= 2) throw new Error('The database went away');
        for (const id of ids) ungraded.delete(id);
      },
    });
    doorbell.taker.sweep({ name: 'ungraded', everyMs: 20, run: async () => ring(...ungraded) });
    await doorbell.taker.start();
    ring('session-1');
    await until('the third attempt', () => ungraded.size === 0);
    expect(attempts).toBe(3);
  });

  it('runs the agreed number of handlers at a time, and no more', async () => {
    const gate = new Gate();
    let running = 0;
    let most = 0;
    const done: string[] = [];
    handle({
      queue: doorbell.taker,
      concurrency: 3,
      handler: async (ids) => {
        running += 1;
        most = Math.max(most, running);
        await gate.passed;
        running -= 1;
        done.push(...ids);
      },
    });
    await doorbell.taker.start();
    const rung = Array.from({ length: 12 * MOST_IDS_A_JOB }, (__, index) => `session-${index}`);
    ring(...rung);
    await doorbell.settle();
    await until('three handlers to run', () => running === 3);
    gate.open();
    await until('all of them', () => done.length >= rung.length);
    expect({ most, done: done.sort() }).toEqual({ most: 3, done: rung.sort() });
  });

  it('delivers together what rings together, so many ids a job and no more', async () => {
    const jobs: (readonly string[])[] = [];
    handle({ queue: doorbell.taker, handler: async (ids) => void jobs.push(ids) });
    const rung = Array.from({ length: 2 * MOST_IDS_A_JOB + 1 }, (__, index) => `session-${index}`);
    ring(...rung);
    await doorbell.settle();
    await doorbell.taker.start();
    await until('all of them', () => jobs.flat().length === rung.length);
    expect(jobs.map(({ length }) => length)).toEqual([MOST_IDS_A_JOB, MOST_IDS_A_JOB, 1]);
  });

  it('lets a running handler finish when it closes, and takes no new bell', async () => {
    const heard: string[] = [];
    const gate = new Gate();
    let ended = 0;
    handle({
      queue: doorbell.taker,
      handler: async (ids) => {
        heard.push(...ids);
        await gate.passed;
        ended += 1;
      },
    });
    await doorbell.taker.start();
    ring('running');
    await until('the handler to run', () => heard.length === 1);
    ring('waiting');
    await doorbell.settle();
    let closed = false;
    const closing = doorbell.taker.close().then(() => (closed = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(false);
    gate.open();
    await closing;
    expect({ ended, heard }).toEqual({ ended: 1, heard: ['running'] });
    expect(() => ring('too late')).not.toThrow();
  });

  it('runs a sweep again after a failure, and never two at once', async () => {
    let runs = 0;
    let running = 0;
    let most = 0;
    handle({ queue: doorbell.taker, handler: () => Promise.resolve() });
    doorbell.taker.sweep({
      name: 'slow',
      everyMs: 1,
      run: async () => {
        runs += 1;
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 10));
        running -= 1;
        if (runs === 1) throw new Error('The database went away');
      },
    });
    await doorbell.taker.start();
    await until('three sweeps', () => runs >= 3);
    expect(most).toBe(1);
  });

  it('does not start without a handler, or with two for one queue', async () => {
    await expect(doorbell.taker.start()).rejects.toThrow('No handler for the job queue grading');
    handle({ queue: doorbell.taker, handler: () => Promise.resolve() });
    expect(() => doorbell.taker.handle({ queue: 'grading', concurrency: 1, handler: () => Promise.resolve() })).toThrow(
      'two handlers',
    );
  });
});

describe('the doorbell on Redis, when Redis vanishes', () => {
  let redis: PrivateRedis;
  let doorbell: Doorbell;
  const heard: string[] = [];

  beforeEach(async () => {
    heard.length = 0;
    redis = await PrivateRedis.start();
    doorbell = await bullDoorbell(redis.url);
    handle({ queue: doorbell.taker, handler: async (ids) => void heard.push(...ids) });
    await doorbell.taker.start();
    doorbell.ringer.ring({ queue: 'grading', id: 'before' });
    await until('the bell before', () => heard.length === 1);
  });
  afterEach(() => redis.stop());

  it('accepts 20,000 bells without an error, and closes', async () => {
    await redis.kill();
    for (let bell = 0; bell < 20_000; bell += 1) doorbell.ringer.ring({ queue: 'grading', id: `lost-${bell}` });
    await doorbell.close();
  });

  it('delivers again when Redis is back', async () => {
    await redis.kill();
    doorbell.ringer.ring({ queue: 'grading', id: 'lost' });
    await redis.launch();
    await until('a bell after the return', () => {
      doorbell.ringer.ring({ queue: 'grading', id: 'after' });
      return heard.includes('after');
    });
    await doorbell.close();
  });

  it('closes without Redis', async () => {
    await redis.kill();
    doorbell.ringer.ring({ queue: 'grading', id: 'lost' });
    await doorbell.close();
  });
});
