import type { ExamStage } from '@sunflower/exam';

interface StagedExam {
  id: string;
  stage: ExamStage;
  opensAt: number | null;
  closesAt: number | null;
}

const WEEK_MS = 7 * 24 * 3_600_000;
const MOST_SHOWN = 20;

/** Running ones first, then those that open within a week, then what waits for a release, drafts, and what was released this week. */
const RANK: Record<ExamStage, number> = { running: 0, scheduled: 1, awaiting_release: 2, draft: 3, released: 4 };

/** The exams of today and this week, in the order in which they need somebody. */
export function shownExams<Exam extends StagedExam>({ exams, now }: { exams: readonly Exam[]; now: number }): Exam[] {
  const isNear = ({ stage, opensAt, closesAt }: Exam): boolean => {
    switch (stage) {
      case 'running':
      case 'awaiting_release':
      case 'draft':
        return true;
      case 'scheduled':
        // A make-up may be ahead of an exam whose first sitting is long over.
        return opensAt === null || opensAt < now + WEEK_MS || (closesAt !== null && closesAt < now + WEEK_MS);
      case 'released':
        return closesAt !== null && closesAt > now - WEEK_MS;
    }
  };
  const place = ({ stage, opensAt }: Exam): number => (stage === 'scheduled' ? (opensAt ?? Infinity) : 0);
  return exams
    .filter(isNear)
    .sort(
      (one, other) => RANK[one.stage] - RANK[other.stage] || place(one) - place(other) || (one.id < other.id ? 1 : -1),
    )
    .slice(0, MOST_SHOWN);
}
