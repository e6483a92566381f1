import { nowMs, pause } from '../monotonic-clock';
import type { StaffClient } from './staff-client';

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 600_000;

/** Waits until every paper is prepared; returns the seconds since `fromMs`. @throws Error after ten minutes */
export async function waitForPapers({
  staff,
  examId,
  fromMs,
}: {
  staff: StaffClient;
  examId: string;
  fromMs: number;
}): Promise<number> {
  for (;;) {
    const { registered, prepared } = await staff.get<{ registered: number; prepared: number }>(
      `exams/${examId}/papers`,
    );
    if (prepared >= registered) return (nowMs() - fromMs) / 1000;
    if (nowMs() - fromMs > PATIENCE_MS)
      throw new Error(`After ten minutes ${prepared} of ${registered} papers are prepared`);
    await pause(LOOK_EVERY_MS);
  }
}
