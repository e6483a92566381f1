/** The kind of a result. */
export const RESULT_KINDS = ['passed', 'failed', 'absent', 'deferred', 'violation', 'annulled'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

export const RESULT_ORDERS = ['score', 'ticket', 'name', 'organisation'] as const;
export type ResultOrder = (typeof RESULT_ORDERS)[number];

/** The people and the run that results are shown of. */
export interface ResultScope {
  examId: string;
  runId: string;
  /**
   * For a released run, each person by the attempt that counts; for an unreleased run, each registration as a release
   * now would make it.
   */
  isReleased: boolean;
  /** Sittings closed by this time are over; people who did not come to them are absent. */
  nowMs: number;
  /** Subtrees; null for everybody. */
  paths: readonly string[] | null;
}

export type ResultCounts = Record<ResultKind, number>;

export const noResults = (): ResultCounts => ({
  passed: 0,
  failed: 0,
  absent: 0,
  deferred: 0,
  violation: 0,
  annulled: 0,
});
