export const OUTCOMES = ['graded', 'absent', 'deferred', 'violation', 'annulled'] as const;
export type Outcome = (typeof OUTCOMES)[number];
