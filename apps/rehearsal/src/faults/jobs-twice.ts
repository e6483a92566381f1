import { randomUUID } from 'node:crypto';
import { Queue, QueueEvents } from 'bullmq';
import type { RowDataPacket } from 'mysql2/promise';
import { nowMs, pause } from '../monotonic-clock';
import type { Complaints } from '../oracle/complaints';
import type { Fault, Scene } from './fault';
import { withConnection } from './straight-connection';

const TWICE_MS = 8_000;
const LONGEST_DELIVERY_MS = 15_000;
const PAUSE_MS = 50;
const LOOK_EVERY_MS = 500;

/** The product's queue name and prefix. */
const QUEUE = 'grading';
const PREFIX = 'sunflower';
const IDS_A_JOB = 25;

interface StoredResult {
  runId: string;
  registrationId: string;
  sessionId: string | null;
  /** Changes when the session is graded again. */
  gradedAt: string;
}

/** Rings again for every session that has a result, also for those graded while the fault lasts. */
export const jobsTwice = ({ parts: { databaseUrl, redisUrl }, world: { complaints } }: Scene): Fault => ({
  name: `every grading job twice for ${TWICE_MS / 1000} s`,
  refusesCandidates: false,
  strike: async () => {
    const before = await readResults(databaseUrl);
    const bell = await SecondBell.at(redisUrl);
    const untilMs = nowMs() + TWICE_MS;
    try {
      for (let found = before; nowMs() < untilMs; found = await readResults(databaseUrl)) {
        await bell.ringAgain(found.flatMap(({ sessionId }) => sessionId ?? []));
        await pause(LOOK_EVERY_MS);
      }
      await bell.untilDelivered(LONGEST_DELIVERY_MS);
    } finally {
      await bell.close();
    }
    if (bell.waitingCount > 0)
      complaints.add('wrong', `${bell.waitingCount} grading jobs that were delivered again had no end`);
    checkOnce({ before, after: await readResults(databaseUrl), complaints });
    return `${bell.rungCount} sessions`;
  },
});

/** Rings once more for graded sessions, once for each. */
export class SecondBell {
  private readonly rung = new Set<string>();
  /** Ids of jobs that have not ended. */
  private readonly waiting = new Set<string>();

  private constructor(
    private readonly queue: Queue,
    private readonly events: QueueEvents,
  ) {
    events.on('completed', ({ jobId }) => this.waiting.delete(jobId));
    events.on('failed', ({ jobId }) => this.waiting.delete(jobId));
  }

  static async at(redisUrl: string): Promise<SecondBell> {
    const { hostname, port, pathname } = new URL(redisUrl);
    const options = {
      prefix: PREFIX,
      connection: { host: hostname, port: Number(port), db: Number(pathname.slice(1) || 0) },
    };
    const events = new QueueEvents(QUEUE, options);
    await events.waitUntilReady();
    return new SecondBell(new Queue(QUEUE, options), events);
  }

  get waitingCount(): number {
    return this.waiting.size;
  }

  get rungCount(): number {
    return this.rung.size;
  }

  async ringAgain(ids: readonly string[]): Promise<void> {
    const fresh = ids.filter((id) => !this.rung.has(id));
    for (const id of fresh) this.rung.add(id);
    const jobs = Array.from({ length: Math.ceil(fresh.length / IDS_A_JOB) }, (_, job) => ({
      name: QUEUE,
      data: { ids: fresh.slice(job * IDS_A_JOB, (job + 1) * IDS_A_JOB) },
      // Known before the job is added, so that its end is never missed.
      opts: { jobId: randomUUID(), removeOnComplete: true, removeOnFail: true },
    }));
    for (const { opts } of jobs) this.waiting.add(opts.jobId);
    await this.queue.addBulk(jobs);
  }

  async untilDelivered(longestMs: number): Promise<void> {
    const givenUpMs = nowMs() + longestMs;
    while (this.waiting.size > 0 && nowMs() < givenUpMs) await pause(PAUSE_MS);
  }

  async close(): Promise<void> {
    await Promise.all([this.queue.close(), this.events.close()]);
  }
}

async function readResults(databaseUrl: string): Promise<StoredResult[]> {
  return withConnection(databaseUrl, async (connection) => {
    const [rows] = await connection.query<(RowDataPacket & StoredResult)[]>(
      'SELECT run_id AS runId, registration_id AS registrationId, session_id AS sessionId, CAST(graded_at AS CHAR) AS gradedAt FROM result',
    );
    return rows;
  });
}

/** Results must be unchanged, and no session may have two results in a run. */
export function checkOnce({
  before,
  after,
  complaints,
}: {
  before: readonly StoredResult[];
  after: readonly StoredResult[];
  complaints: Complaints;
}): void {
  const nowOf = new Map(after.map((result) => [`${result.runId} ${result.registrationId}`, result]));
  for (const { runId, registrationId, sessionId, gradedAt } of before) {
    if (nowOf.get(`${runId} ${registrationId}`)?.gradedAt !== gradedAt)
      complaints.add('doubled', `session ${sessionId} was graded again when its job came twice`);
  }
  const seen = new Set<string>();
  for (const { runId, sessionId } of after) {
    if (sessionId === null) continue;
    if (seen.has(`${runId} ${sessionId}`)) complaints.add('doubled', `session ${sessionId} has two results in a run`);
    seen.add(`${runId} ${sessionId}`);
  }
}
