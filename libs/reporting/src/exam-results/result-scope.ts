/** How a result turned out, in one word. */
export const RESULT_KINDS = ['passed', 'failed', 'absent', 'deferred', 'violation', 'annulled'] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

export const RESULT_ORDERS = ['score', 'ticket', 'name', 'organisation'] as const;
export type ResultOrder = (typeof RESULT_ORDERS)[number];

/** Whose results, and of which run. */
export interface ResultScope {
  examId: string;
  runId: string;
  /** Of a released run, each person by the attempt that counts; of another one, each registration as a release now would make it. */
  isReleased: boolean;
  /** Sittings that have closed by now: whoever did not come to them was absent. */
  nowMs: number;
  /** Subtrees; null: everybody. */
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
