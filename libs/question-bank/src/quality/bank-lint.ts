import { unemphasisedNegative } from './emphasised-negative';
import { keysGivenAway, presupposedSteps } from './key-given-away';
import { tellingWording } from './telling-options';
import { letterOf } from '../question/question-file';
import { highestSimilarity, stemShape, stemSimilarity } from './stem-similarity';
import type { AuthoredVersion } from '../question/version-content';

export interface LintFault {
  /** Code of a question or domain; `bank` for the whole bank. */
  place: string;
  problem: string;
}

// Above these shares a candidate can score by form alone, without knowledge.
const MAX_LONGEST_KEY_SHARE = 0.35;
const MAX_LETTER_SHARE = 0.35;
const MAX_STEM_SIMILARITY = 0.85;
// A share of fewer questions than this is not meaningful.
const MIN_FOR_SHARES = 20;

/** Forms required in every domain; one form of each list is enough. */
const NEEDED_FORMS = [['A1'], ['A2'], ['X'], ['true_false'], ['A3', 'A4'], ['B1']];

/** Finds what makes a bank guessable, duplicated or unsourced. Only published questions count. */
export function lintBank(versions: AuthoredVersion[]): LintFault[] {
  const published = versions.filter(({ state }) => state === 'published');
  const domains = [...new Set(published.map(({ domainCode }) => domainCode))];
  return [
    ...shareFaults({ place: 'bank', versions: published }),
    ...domains.flatMap((place) =>
      shareFaults({ place, versions: published.filter(({ domainCode }) => domainCode === place) }),
    ),
    ...doubledStems(published),
    ...published.flatMap(unfounded),
    ...published.flatMap(unshuffleable),
    ...givenAway(published),
    ...published.flatMap(telling),
  ];
}

/** Checks that every domain has what an exam over all forms needs. */
export function lintCoverage({
  versions,
  domainCodes,
  minPublished,
}: {
  versions: AuthoredVersion[];
  domainCodes: string[];
  minPublished: number;
}): LintFault[] {
  return domainCodes.flatMap((place) => {
    const published = versions.filter(({ domainCode, state }) => domainCode === place && state === 'published');
    const forms = new Set<string>(published.map(({ content }) => content.format ?? content.type));
    const missing = NEEDED_FORMS.filter((either) => !either.some((form) => forms.has(form)));
    const problems = missing.map((either) => `has no published question of the form ${either.join(' or ')}`);
    if (published.length < minPublished)
      problems.push(`has ${published.length} published questions, fewer than ${minPublished}`);
    return problems.map((problem) => ({ place, problem }));
  });
}

function shareFaults({ place, versions }: { place: string; versions: AuthoredVersion[] }): LintFault[] {
  const single = versions.filter(({ content }) => content.type === 'single_choice');
  if (single.length < MIN_FOR_SHARES) return [];
  const problems: string[] = [];
  const longestShare = single.filter(keyIsLongest).length / single.length;
  if (longestShare > MAX_LONGEST_KEY_SHARE)
    problems.push(`the key is the longest option in ${percent(longestShare)} of the single-choice questions`);
  const letters = single.map((version) => letterOf(keyIndex(version)));
  for (const letter of new Set(letters)) {
    const share = letters.filter((other) => other === letter).length / letters.length;
    if (share > MAX_LETTER_SHARE)
      problems.push(`${letter} is the key of ${percent(share)} of the single-choice questions`);
  }
  return problems.map((problem) => ({ place, problem }));
}

const percent = (share: number): string => `${Math.round(share * 100)} %`;

function keyIndex({ content: { key } }: AuthoredVersion): number {
  return key.kind === 'choice' ? (key.right[0] ?? 0) : 0;
}

/** Whether the key is longer than every other option, in characters. */
function keyIsLongest(version: AuthoredVersion): boolean {
  const lengths = version.content.options.map((option) => [...option].length);
  const right = keyIndex(version);
  return lengths.every((length, index) => index === right || length < lengths[right]);
}

function doubledStems(versions: AuthoredVersion[]): LintFault[] {
  const shapes = versions.map(({ content }) => stemShape(content.stem));
  return versions.flatMap(({ code }, index) =>
    shapes.slice(0, index).flatMap((earlier, earlierIndex) => {
      const pair = { a: earlier, b: shapes[index] };
      if (highestSimilarity(pair) <= MAX_STEM_SIMILARITY) return [];
      const similarity = stemSimilarity(pair);
      return similarity > MAX_STEM_SIMILARITY
        ? [
            {
              place: code,
              problem: `its stem is nearly that of ${versions[earlierIndex]?.code} (${percent(similarity)})`,
            },
          ]
        : [];
    }),
  );
}

function unfounded({ code, content: { rationale, source } }: AuthoredVersion): LintFault[] {
  const missing = [...(rationale ? [] : ['rationale']), ...(source ? [] : ['source'])];
  return missing.map((field) => ({ place: code, problem: `is published without a ${field}` }));
}

/** Finds options that refer to each other by position, which is wrong once a paper shuffles them. */
function unshuffleable({ code, content: { options } }: AuthoredVersion): LintFault[] {
  return options
    .filter((option) => /以上|上述(都|均|皆)|选项\s*[A-J]|^[A-J]\s*[和与、+]\s*[A-J]/.test(option))
    .map((option) => ({ place: code, problem: `the option "${option}" speaks of other options by their place` }));
}

function givenAway(versions: AuthoredVersion[]): LintFault[] {
  return [
    ...keysGivenAway(versions).map(({ key, stem, words }) => ({
      place: stem,
      problem: `its stem tells the key of ${key} (${words.join(', ')})`,
    })),
    ...presupposedSteps(versions).map(({ stem, step }) => ({
      place: stem,
      problem: `its stem takes a step as done of which the case says nothing (${step})`,
    })),
  ];
}

/**
 * Finds wording that reveals the key. True/false statements are exempt because they ask nothing, and B1 options because
 * they serve many keys.
 */
function telling({ code, stimulus, content: { type, stem, options, key } }: AuthoredVersion): LintFault[] {
  if (type === 'true_false') return [];
  const negative = unemphasisedNegative(stem);
  const right = key.kind === 'choice' && stimulus?.format !== 'B1' ? key.right : [];
  const wording = tellingWording({
    right: options.filter((_, index) => right.includes(index)),
    wrong: options.filter((_, index) => !right.includes(index)),
  });
  return [
    ...(negative ? [{ place: code, problem: `asks a negative without emphasis: write **${negative}**` }] : []),
    ...(wording ? [{ place: code, problem: wording }] : []),
  ];
}
