import type { LockedExam } from '@sunflower/exam';

export interface Criterion {
  /** Empty in the rubric of an exam that has none: then there is one criterion, the whole. */
  title: string;
  description: string;
  /** The most it gives. */
  millipoints: number;
}

export interface Rubric {
  criteria: Criterion[];
  /** For the markers: what a good answer holds. */
  guidance: string;
}

/** What all criteria give together. A mark is a share of it, so a rubric of 20 points marks an item of 10 too. */
export const rubricMillipoints = ({ criteria }: Pick<Rubric, 'criteria'>): number =>
  criteria.reduce((sum, { millipoints }) => sum + millipoints, 0);

/** The versions that people mark, each with the points that its first draw gives. */
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
