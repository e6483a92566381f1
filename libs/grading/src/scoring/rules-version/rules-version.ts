import { answerForm, canonicalNumber } from '@sunflower/content';
import { decimalOf, type Decimal } from '../decimal';
import { parseFirstDecimal } from './first-decimal';
import { firstAnswerForm } from './first-answer-form';

/**
 * What a run keeps to for ever, so that it can be repeated to the byte.
 * 1: width, case and white space make no difference in a blank; each item is cut off to the millipoint.
 * 2: answers are the same as content's `typed` says; parts of a millipoint are carried through the sums.
 * 3: who ticks every option earns nothing, unless every option is right.
 */
export const RULES_VERSIONS = [1, 2, 3] as const;
export type RulesVersion = (typeof RULES_VERSIONS)[number];

/** What a new run is scored by, unless it repeats the rules of the run before. */
export const NEWEST_RULES: RulesVersion = 3;

export interface Rules {
  version: RulesVersion;
  /** Two blanks with the same form say the same; empty: nothing was said. */
  answerForm: (text: string) => string;
  /** Null for what is no number. */
  readNumber: (response: unknown) => Decimal | null;
  /** Otherwise each item is cut off to the millipoint before the sum is made. */
  carriesParts: boolean;
  /** Whether ticking every option earns what right minus wrong comes to. */
  allTickedEarns: boolean;
}

const RULES: Record<RulesVersion, Rules> = {
  1: {
    version: 1,
    answerForm: firstAnswerForm,
    readNumber: parseFirstDecimal,
    carriesParts: false,
    allTickedEarns: true,
  },
  2: { version: 2, answerForm, readNumber: readCanonicalNumber, carriesParts: true, allTickedEarns: true },
  3: { version: 3, answerForm, readNumber: readCanonicalNumber, carriesParts: true, allTickedEarns: false },
};

/** @throws RangeError for a version that this program does not know: better no result than one by other rules */
export function rulesOfVersion(version: number): Rules {
  const known = RULES_VERSIONS.find((one) => one === version);
  if (known === undefined) throw new RangeError(`There are no scoring rules of version ${version}.`);
  return RULES[known];
}

function readCanonicalNumber(response: unknown): Decimal | null {
  const number = typeof response === 'string' ? canonicalNumber(response) : null;
  return number === null ? null : decimalOf(number);
}
