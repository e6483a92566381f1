import type { IntegrityPolicy } from './integrity-policy';

/**
 * How a multiple-choice item scores: everything right or nothing; right ones over all keys when no wrong one was chosen; right minus
 * wrong over all keys, never below 0; the same, below 0 too, taken from the other items of the paper, whose total is never below 0.
 * Ticking every option earns nothing under any of them, unless every option is right. The one list: forms, labels, examples and the
 * tests' random papers are made from it.
 */
export const MULTIPLE_CHOICE_POLICIES = [
  'all_or_nothing',
  'partial_no_wrong',
  'proportional',
  'negative_marking',
] as const;
export type MultipleChoicePolicy = (typeof MULTIPLE_CHOICE_POLICIES)[number];

/** What the page shows at once: one item, or all items of a section. */
export const PRESENTATIONS = ['item', 'section'] as const;
export type Presentation = (typeof PRESENTATIONS)[number];

/** Over how many seconds the pages that wait for the bell spread their starts. */
export const LONGEST_START_SPREAD_SECONDS = 60;
const DEFAULT_START_SPREAD_SECONDS = 3;

/** Which of a person's attempts counts: the best one, the latest or the first that was sat. */
export const COUNTING_ATTEMPTS = ['best', 'latest', 'first'] as const;
export type CountingAttempt = (typeof COUNTING_ATTEMPTS)[number];
/** What invigilators may add to a session in all, in minutes. */
export const DEFAULT_ADDED_MINUTES = 30;
/** What anybody may add to a session in all, in minutes. */
export const LONGEST_ADDED_MINUTES = 240;

export interface ExamPolicies {
  multipleChoice: MultipleChoicePolicy;
  /** Items of a section in random order for each paper (groups stay together). */
  shuffleItems: boolean;
  shuffleOptions: boolean;
  /** Left out in exams that were made before there was a choice; see `completePolicies`. */
  integrity?: IntegrityPolicy;
  presentation?: Presentation;
  startSpreadSeconds?: number;
  countingAttempt?: CountingAttempt;
  /** To one session in all, by whoever is no administrator of the exam. */
  maxAddedMinutes?: number;
}

/** What the default rules tell: recorded, warned of, without a limit. */
const DEFAULT_INTEGRITY: IntegrityPolicy = {
  watched: ['leaving_page', 'losing_focus', 'changing_device', 'changing_address'],
  limit: null,
  pastLimit: 'lock',
};

export const completePolicies = (policies: ExamPolicies): Required<ExamPolicies> => ({
  ...policies,
  integrity: policies.integrity ?? DEFAULT_INTEGRITY,
  presentation: policies.presentation ?? 'item',
  startSpreadSeconds: policies.startSpreadSeconds ?? DEFAULT_START_SPREAD_SECONDS,
  countingAttempt: policies.countingAttempt ?? 'best',
  maxAddedMinutes: policies.maxAddedMinutes ?? DEFAULT_ADDED_MINUTES,
});
