/** How a multiple-choice item scores: everything right or nothing; right ones over all keys when no wrong one was chosen; right minus wrong over all keys. */
export const MULTIPLE_CHOICE_POLICIES = ['all_or_nothing', 'partial_no_wrong', 'proportional'] as const;
export type MultipleChoicePolicy = (typeof MULTIPLE_CHOICE_POLICIES)[number];

export interface ExamPolicies {
  multipleChoice: MultipleChoicePolicy;
  /** Items of a section in random order for each paper (groups stay together). */
  shuffleItems: boolean;
  shuffleOptions: boolean;
}
