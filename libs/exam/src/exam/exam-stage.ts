/** The stage of an exam: 草稿, 待开考, 进行中, 待发布, 已发布. */
export const EXAM_STAGES = ['draft', 'scheduled', 'running', 'awaiting_release', 'released'] as const;
export type ExamStage = (typeof EXAM_STAGES)[number];

interface StageFacts {
  state: 'draft' | 'locked';
  sittings: readonly { opensAt: number; closesAt: number }[];
  /** The latest release of results; null: none yet. */
  releasedAt: number | null;
  now: number;
}

/** Sittings no further apart than this are one occasion: between two of them the exam is still running. */
const ONE_OCCASION_MS = 24 * 3_600_000;

export function examStage({ state, sittings, releasedAt, now }: StageFacts): ExamStage {
  if (state === 'draft') return 'draft';
  if (sittings.some(({ opensAt, closesAt }) => opensAt <= now && now < closesAt)) return 'running';
  const over = sittings.filter(({ closesAt }) => closesAt <= now);
  const unreleased = over.filter(({ closesAt }) => releasedAt === null || closesAt > releasedAt);
  const next = sittings.filter(({ opensAt }) => opensAt > now).map(({ opensAt }) => opensAt);
  if (unreleased.length > 0) {
    const lastClose = Math.max(...unreleased.map(({ closesAt }) => closesAt));
    return next.some((opensAt) => opensAt - lastClose <= ONE_OCCASION_MS) ? 'running' : 'awaiting_release';
  }
  return next.length > 0 || over.length === 0 ? 'scheduled' : 'released';
}
