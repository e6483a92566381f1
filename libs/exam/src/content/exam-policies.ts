import type { IntegrityPolicy } from './integrity-policy';

/**
 * How a multiple-choice item scores, in this order: all right or nothing; right options over all keys if no wrong one
 * was chosen; right minus wrong over all keys, at least 0; the same, but negative scores count too and reduce the
 * total of the paper, which is at least 0. Ticking every option earns nothing under any policy, unless every option is
 * right. This is the only list: forms, labels, examples and the tests' random papers are made from it.
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

/** Pages that wait for the bell spread their starts over at most this many seconds. */
export const LONGEST_START_SPREAD_SECONDS = 60;
const DEFAULT_START_SPREAD_SECONDS = 3;

/** Which of a person's attempts counts: the best one, the latest or the first that was sat. */
export const COUNTING_ATTEMPTS = ['best', 'latest', 'first'] as const;
export type CountingAttempt = (typeof COUNTING_ATTEMPTS)[number];
/** Minutes that invigilators may add to a session in all, by default. */
export const DEFAULT_ADDED_MINUTES = 30;
/** Minutes that anybody may add to a session in all. */
export const LONGEST_ADDED_MINUTES = 240;

export interface ExamPolicies {
  multipleChoice: MultipleChoicePolicy;
  /** Items of a section in random order for each paper (groups stay together). */
  shuffleItems: boolean;
  shuffleOptions: boolean;
  /** Absent in exams that are older than this policy; see `completePolicies`. */
  integrity?: IntegrityPolicy;
  presentation?: Presentation;
  startSpreadSeconds?: number;
  countingAttempt?: CountingAttempt;
  /** Minutes that staff other than administrators of the exam may add to one session in all. */
  maxAddedMinutes?: number;
}

/** As the default rules say: acts are recorded and warned about, without a limit. */
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
