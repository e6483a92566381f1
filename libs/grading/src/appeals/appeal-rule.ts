import type { AppealWindow } from './appeal.entity';

export const APPEAL_STATES = ['pending', 'justified', 'unjustified'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];
export const DECISIONS = ['justified', 'unjustified'] as const satisfies readonly AppealState[];
export type Decision = (typeof DECISIONS)[number];

export const DAY_MS = 24 * 3_600_000;
/** Appeals per registration. */
export const MAX_APPEALS = 20;
/** Maximum characters of a reason or an answer. */
export const MAX_APPEAL_TEXT = 1000;
export const LONGEST_WINDOW_DAYS = 90;

type Window = Pick<AppealWindow, 'opensAt' | 'closesAt'>;

export const takesAppeals = (window: Window | null, nowMs: number): boolean =>
  window !== null && window.opensAt <= nowMs && nowMs < window.closesAt;

/** The days to answer start when the appeal is made. */
export const answerDueAt = ({ answerDays }: Pick<AppealWindow, 'answerDays'>, madeAtMs: number): number =>
  madeAtMs + answerDays * DAY_MS;
