import type { LockedExam } from '@sunflower/exam';

export interface Criterion {
  /** Empty when the exam has no rubric for the question: the whole answer is then one criterion. */
  title: string;
  description: string;
  /** The maximum of the criterion. */
  millipoints: number;
}

export interface Rubric {
  criteria: Criterion[];
  /** Guidance for markers. */
  guidance: string;
}

/** The maximum of all criteria together. A mark is a share of this maximum, so a rubric of 20 points also fits an item of 10. */
export const rubricMillipoints = ({ criteria }: Pick<Rubric, 'criteria'>): number =>
  criteria.reduce((sum, { millipoints }) => sum + millipoints, 0);

/** Returns the essay versions of the exam, each with the points of its first draw. */
export function markedVersions({ draws }: Pick<LockedExam, 'draws'>): Map<string, number> {
  const versions = new Map<string, number>();
  for (const { draw, candidates } of draws)
    for (const { versionId, type } of candidates)
      if (type === 'essay' && !versions.has(versionId)) versions.set(versionId, draw.pointsMillipoints);
  return versions;
}

export const rubricOfWhole = (millipoints: number): Rubric => ({
  criteria: [{ title: '', description: '', millipoints }],
  guidance: '',
});
