import type { QuestionKey } from '@sunflower/question-bank';

export const OVERRIDE_KINDS = ['drop', 'accept_key', 'award_all'] as const;

/**
 * A change to how one question version counts in a run: not at all, with a second right key, or with full points for
 * everybody.
 */
export type Override =
  | { kind: 'drop'; questionVersionId: string }
  | { kind: 'accept_key'; questionVersionId: string; key: QuestionKey }
  | { kind: 'award_all'; questionVersionId: string };
