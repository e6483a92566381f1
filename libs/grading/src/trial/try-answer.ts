import { MULTIPLE_CHOICE_POLICIES, type MultipleChoicePolicy } from '@sunflower/exam';
import { type KeyedQuestion, parseKey, WrongKey } from '../override/key-form';
import { NEWEST_RULES, rulesOfVersion } from '../scoring/rules-version/rules-version';
import { itemScorer } from '../scoring/score-item';
import type { Share } from '../scoring/share';

export interface TriedAnswer {
  question: KeyedQuestion;
  /** As it was sent. */
  key: unknown;
  response: unknown;
}

/** What an answer would earn under each policy by the newest rules, options in the order in which they were written; or why the key is none. */
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
