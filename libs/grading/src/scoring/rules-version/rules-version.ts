import { answerForm, canonicalNumber } from '@sunflower/content';
import { decimalOf, type Decimal } from '../decimal';
import { parseFirstDecimal } from './first-decimal';
import { firstAnswerForm } from './first-answer-form';

/**
 * The rules version of a run never changes, so that the run can be repeated byte for byte.
 * 1: blanks ignore width, case and white space; each item is truncated to the millipoint.
 * 2: answers are equal as content's `typed` defines; fractions of a millipoint are carried through the sums.
 * 3: ticking every option earns nothing, unless every option is right.
 */
export const RULES_VERSIONS = [1, 2, 3] as const;
export type RulesVersion = (typeof RULES_VERSIONS)[number];

/** The rules of a new run, unless it keeps the rules of the previous run. */
export const NEWEST_RULES: RulesVersion = 3;

export interface Rules {
  version: RulesVersion;
  /** Two blanks with the same form are equal; an empty form is no answer. */
  answerForm: (text: string) => string;
  /** Null for a response that is not a number. */
  readNumber: (response: unknown) => Decimal | null;
  /** If false, each item is truncated to the millipoint before summing. */
  carriesParts: boolean;
  /** Whether ticking every option earns right minus wrong. */
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

/** @throws RangeError for an unknown version: no result is better than one by other rules */
export function rulesOfVersion(version: number): Rules {
  const known = RULES_VERSIONS.find((one) => one === version);
  if (known === undefined) throw new RangeError(`There are no scoring rules of version ${version}.`);
  return RULES[known];
}

function readCanonicalNumber(response: unknown): Decimal | null {
  const number = typeof response === 'string' ? canonicalNumber(response) : null;
  return number === null ? null : decimalOf(number);
}
