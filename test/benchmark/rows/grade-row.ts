import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { LiveCounts } from '../../../apps/rehearsal/src/oracle/check-counts';
import type { StaffClient } from '../../../apps/rehearsal/src/office/staff-client';
import { prepareWorker } from '../../../apps/topology/src/processes/own-processes';
import { readUsage } from '../../../apps/topology/src/processes/process-usage';
import type { RunningSystem } from '../../../apps/topology/src/start-system';
import type { ProcessUsage } from '../../../apps/topology/src/processes/supervised-process';
import { measure, type Measured, type Row } from '../measure';

// Each poll counts sessions in the database, and so adds to the measurement.
const LOOK_EVERY_MS = 200;

interface Grading {
  system: RunningSystem;
  staff: StaffClient;
  examId: string;
  folder: string;
}

/** From the queue to the stored result: all candidates have submitted, then a worker starts. */
export async function gradeRow({ system, staff, examId, folder }: Grading): Promise<Row> {
  const ungraded = async (): Promise<number> => (await staff.get<LiveCounts>(`exams/${examId}/live-counts`)).ungraded;
  const waiting = await ungraded();
  const worker = prepareWorker({ name: 'worker', logFolder: join(folder, 'logs'), environment: system.environment });
  await worker.start();
  try {
    while ((await ungraded()) === waiting) await pause();
    const left = await ungraded();
    const product = await measure({
      usage: () => [...system.processes.usage(), worker.usage()],
      run: () => timed({ count: left, until: async () => (await ungraded()) === 0 }),
    });
    return {
      name: 'grade, from the queue to the stored result',
      product,
      baseline: await emptyHandler({ system, jobs: waiting }),
      baselineIs: 'BullMQ with an empty handler',
    };
  } finally {
    await worker.end('stop');
  }
}

async function timed({
  count,
  until,
}: {
  count: number;
  until: () => Promise<boolean>;
}): Promise<{ count: number; refused: number; seconds: number }> {
  const beganMs = performance.now();
  while (!(await until())) await pause();
  return { count, refused: 0, seconds: (performance.now() - beganMs) / 1000 };
}

const pause = (): Promise<void> => new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));

async function emptyHandler({ system, jobs }: { system: RunningSystem; jobs: number }): Promise<Measured> {
  const worker = spawn(
    process.execPath,
    [join(__dirname, '../bare/baseline-worker.mjs'), system.secrets.get('redis-url'), String(jobs)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const usage = (): ProcessUsage[] => [
    { name: 'baseline', ...(readUsage(worker.pid as number) ?? { cpuSeconds: 0, peakMemoryMb: 0 }) },
  ];
  await once(worker.stdout, 'data');
  try {
    return await measure({
      usage,
      run: async () => {
        const beganMs = performance.now();
        await once(worker.stdout, 'data');
        return { count: jobs, refused: 0, seconds: (performance.now() - beganMs) / 1000 };
      },
    });
  } finally {
    worker.kill('SIGKILL');
  }
}
