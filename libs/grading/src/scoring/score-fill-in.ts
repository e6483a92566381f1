import type { ItemScorer } from './item-scorer';
import { shareOfPoints } from './share-of-points';

/** Width, case and white space make no difference: ＡＤＨＤ, adhd and " ADHD " are the same answer. */
export const normaliseBlank = (text: string): string =>
  text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** Each blank has an equal share; blanks past the last are nothing. */
export function scoreFillIn({ blanks }: { blanks: readonly (readonly string[])[] }): ItemScorer {
  const accepted = blanks.map((texts) => new Set(texts.map(normaliseBlank).filter((text) => text !== '')));
  return ({ response, pointsMillipoints }) => {
    if (!Array.isArray(response)) return 0;
    let right = 0;
    accepted.forEach((texts, blank) => {
      if (isAccepted({ texts, given: (response as unknown[])[blank] })) right += 1;
    });
    return shareOfPoints({ whole: pointsMillipoints, part: right, parts: accepted.length });
  };
}

// Most answers are in normal form already.
const isAccepted = ({ texts, given }: { texts: ReadonlySet<string>; given: unknown }): boolean =>
  typeof given === 'string' && (texts.has(given) || texts.has(normaliseBlank(given)));
