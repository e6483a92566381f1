import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from '@sunflower/exam';
import { type KeyedQuestion, parseKey, WrongKey } from '../override/key-form';
import { NEWEST_RULES, rulesOfVersion } from '../scoring/rules-version/rules-version';
import { itemScorer } from '../scoring/score-item';
import type { Share } from '../scoring/share';

export interface TriedAnswer {
  question: KeyedQuestion;
  /** Unchecked, as received. */
  key: unknown;
  response: unknown;
}

/**
 * The share an answer would earn under each policy by the newest rules, with options in authored order; or the fault of
 * the key.
 */
export function tryAnswer({
  question,
  key,
  response,
}: TriedAnswer): (Share & { policy: MultipleChoicePolicy })[] | WrongKey {
  const parsed = parseKey({ question, key });
  if (parsed instanceof WrongKey) return parsed;
  const optionOrder = question.options.map((_, place) => place);
  const rules = rulesOfVersion(NEWEST_RULES);
  return MULTIPLE_CHOICE_POLICIES.map((policy) => ({
    policy,
    ...itemScorer({ versionId: 'trial', type: question.type, key: parsed, policy, rules })({ response, optionOrder }),
  }));
}
