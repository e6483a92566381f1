/** Flags that the statistics of an exam may give a question. */
export const QUESTION_FLAGS = [
  'key_may_be_wrong',
  'negative_discrimination',
  'too_hard',
  'too_easy',
  'dead_option',
] as const;
export type QuestionFlag = (typeof QUESTION_FLAGS)[number];
