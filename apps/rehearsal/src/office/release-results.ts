import { nowMs, pause } from '../monotonic-clock';
import type { LiveCounts } from '../oracle/check-counts';
import { OfficeRefused, OfficeUnreachable, type StaffClient } from './staff-client';

/** Grading did not finish. */
export class NotGraded extends Error {}

const LONGEST_WAIT_MS = 10 * 60_000;
const PAUSE_MS = 250;

interface GradingRun {
  id: string;
  runNumber: number;
}

/**
 * Polls the counts until no session is open or ungraded. Returns that time on the monotonic clock. @throws NotGraded
 */
export async function waitUntilGraded({
  staff,
  examId,
  fromMs,
}: {
  staff: StaffClient;
  examId: string;
  fromMs: number;
}): Promise<number> {
  await pause(Math.max(0, fromMs - nowMs()));
  for (const givenUpMs = nowMs() + LONGEST_WAIT_MS; ;) {
    const counts = await readCountsIfUp({ staff, examId });
    if (counts?.inProgress === 0 && counts.ungraded === 0) return nowMs();
    if (nowMs() > givenUpMs)
      throw new NotGraded(
        `after 10 minutes ${counts?.inProgress ?? 'unknown'} sessions are open and ${counts?.ungraded ?? 'unknown'} ungraded`,
      );
    await pause(PAUSE_MS);
  }
}

export const readCounts = ({ staff, examId }: { staff: StaffClient; examId: string }): Promise<LiveCounts> =>
  staff.get<LiveCounts>(`exams/${examId}/live-counts`);

/** Null while the system is down, as after a deliberate kill. */
async function readCountsIfUp(exam: { staff: StaffClient; examId: string }): Promise<LiveCounts | null> {
  try {
    return await readCounts(exam);
  } catch (error) {
    if (error instanceof OfficeUnreachable || (error instanceof OfficeRefused && error.status >= 500)) return null;
    throw error;
  }
}

/** Releases the latest run. */
export async function releaseResults({ staff, examId }: { staff: StaffClient; examId: string }): Promise<void> {
  const { runs } = await staff.get<{ runs: GradingRun[] }>(`exams/${examId}/grading-runs`);
  const [run] = runs.sort((a, b) => b.runNumber - a.runNumber);
  if (!run) throw new NotGraded('the exam has no grading run');
  await staff.post(`grading-runs/${run.id}/release`, { reason: '演练' });
}
