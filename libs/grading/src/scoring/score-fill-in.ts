import type { ItemScorer } from './item-scorer';
import type { Rules } from './rules-version/rules-version';
import { NOTHING, shareOf } from './share';

interface FillIn {
  blanks: readonly (readonly string[])[];
  answerForm: Rules['answerForm'];
}

/** Each blank has an equal share; blanks past the last are nothing. */
export function scoreFillIn({ blanks, answerForm }: FillIn): ItemScorer {
  const accepted = blanks.map((texts) => new Set(texts.map(answerForm).filter((text) => text !== '')));
  // Most answers are in normal form already.
  const isAccepted = ({ texts, given }: { texts: ReadonlySet<string>; given: unknown }): boolean =>
    typeof given === 'string' && (texts.has(given) || texts.has(answerForm(given)));
  return ({ response }) => {
    if (!Array.isArray(response)) return NOTHING;
    let right = 0;
    accepted.forEach((texts, blank) => {
      if (isAccepted({ texts, given: (response as unknown[])[blank] })) right += 1;
    });
    return shareOf({ part: right, parts: accepted.length });
  };
}
