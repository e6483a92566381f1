import type { RowDataPacket } from 'mysql2/promise';
import { nowMs, pause } from '../../monotonic-clock';
import type { ClusterParts } from '../../system/system-under-test';
import type { Fault, Scene } from '../fault';
import { withConnection } from '../straight-connection';
import { UNNOTICED } from './tolerated';

const ENOUGH_WAITING = 2;
const LONGEST_GATHERING_MS = 30_000;
const LONGEST_GRADING_MS = 5_000;
const PAUSE_MS = 20;
const DOWN_MS = 2_000;

/** Holds both workers until sessions wait, and kills one while these are graded. */
export const killWhileGrading = ({ cluster, random }: Scene & { cluster: ClusterParts }): Fault => ({
  name: 'a worker: kill -9 while it grades',
  ...UNNOTICED,
  strike: async () => {
    const { workers, databaseUrl } = cluster;
    for (const worker of workers) worker.suspend(true);
    const waiting = await until({
      databaseUrl,
      holds: (count) => count >= ENOUGH_WAITING,
      longestMs: LONGEST_GATHERING_MS,
    });
    for (const worker of workers) worker.suspend(false);
    const left = await until({
      databaseUrl,
      holds: (count) => count < waiting,
      longestMs: LONGEST_GRADING_MS,
    });
    const killed = random.pick(workers);
    await killed.end('kill');
    await pause(DOWN_MS);
    await killed.start();
    return `${killed.name}; ${waiting} sessions waited, ${left} of them at the kill`;
  },
});

/** Returns how many closed sessions are not graded, once that holds or the time is over. */
function until({
  databaseUrl,
  holds,
  longestMs,
}: {
  databaseUrl: string;
  holds: (count: number) => boolean;
  longestMs: number;
}): Promise<number> {
  const givenUpMs = nowMs() + longestMs;
  return withConnection(databaseUrl, async (connection) => {
    for (;;) {
      const [rows] = await connection.query<RowDataPacket[]>(
        'SELECT COUNT(*) AS waiting FROM exam_session WHERE grading_needed = 1',
      );
      const waiting = Number(rows[0]?.waiting);
      if (holds(waiting) || nowMs() > givenUpMs) return waiting;
      await pause(PAUSE_MS);
    }
  });
}
