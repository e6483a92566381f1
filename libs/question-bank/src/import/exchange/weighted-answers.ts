import { answerForm, shownForm } from '@sunflower/content';
import { seededRandom, shuffled, type Fault } from '@sunflower/platform/plain';
import type { ImportedQuestion, ImportNotice } from '../imported-paper';
import { exactDecimal } from './exact-decimal';
import { exchangeFault } from './exchange-fault';
import { addError, addWarning } from './imported-question';

/** An option or answer with its share of the question's marks in per cent. */
export interface WeightedText {
  text: string;
  percent: number;
}

/** Thirds and sevenths are written with few digits. */
const near = (left: number, right: number): boolean => Math.abs(left - right) < 0.51;

const asWritten = (percent: number): number => Math.round(percent * 1000) / 1000;

/** For one choice: the option with full marks is the key. */
export function keepOneRight(question: ImportedQuestion, options: readonly WeightedText[]): void {
  question.type = 'single_choice';
  question.options = options.map(({ text }) => text);
  const full = indicesOf(options, ({ percent }) => near(percent, 100) || percent > 100);
  const [right] = full;
  if (right !== undefined) question.key = { kind: 'choice', right: [right] };
  if (full.length > 1) addError(question, exchangeFault('EXCHANGE_SEVERAL_RIGHT', { count: full.length }), 'key');
  const best = Math.max(0, ...options.map(({ percent }) => percent));
  if (right === undefined && best > 0)
    addError(question, exchangeFault('EXCHANGE_NO_FULL_MARKS', { percent: asWritten(best) }), 'key');
  else
    for (const { text, percent } of options)
      if (percent > 0 && !near(percent, 100) && percent < 100)
        addWarning(
          question,
          exchangeFault('EXCHANGE_PARTIAL_OPTION', { option: text, percent: asWritten(percent) }),
          'key',
        );
  sayNegative(question, options);
}

/** For several choices: all options that earn marks are the key. */
export function keepAllRight(question: ImportedQuestion, options: readonly WeightedText[]): void {
  question.type = 'multiple_choice';
  question.options = options.map(({ text }) => text);
  const right = indicesOf(options, ({ percent }) => percent > 0);
  const weights = right.map((index) => options[index]?.percent ?? 0);
  const sum = weights.reduce((total, percent) => total + percent, 0);
  if (right.length > 0) {
    question.key = { kind: 'choice', right };
    if (sum > 101) addError(question, exchangeFault('EXCHANGE_ANY_OF_SEVERAL', { percent: asWritten(sum) }), 'key');
    else if (sum < 99) addError(question, exchangeFault('EXCHANGE_NO_FULL_MARKS', { percent: asWritten(sum) }), 'key');
    else if (weights.some((percent) => !near(percent, sum / weights.length)))
      addWarning(question, exchangeFault('EXCHANGE_UNEQUAL_MARKS', {}), 'key');
  }
  sayNegative(question, options);
}

function sayNegative(question: ImportedQuestion, options: readonly WeightedText[]): void {
  if (options.some(({ percent }) => percent < 0))
    addWarning(question, exchangeFault('EXCHANGE_NEGATIVE_MARKS', {}), 'key');
}

/** The accepted texts of one blank. Reports accepted answers and distinctions that are lost. */
export function variantsOf(
  question: ImportedQuestion,
  { answers, caseCounts, patterns }: { answers: readonly WeightedText[]; caseCounts: boolean; patterns: boolean },
): string[] {
  const plain = ({ text }: WeightedText): string => (patterns ? text.replaceAll('\\*', '*') : text).trim();
  const isPattern = ({ text }: WeightedText): boolean => patterns && /(?<!\\)\*/.test(text);
  const full = answers.filter(({ percent }) => percent > 0 && (near(percent, 100) || percent > 100));
  const texts = distinct(full.filter((answer) => !isPattern(answer)).map(plain));
  const forms = new Set(texts.map(answerForm));
  for (const answer of answers) {
    if (full.includes(answer) && !isPattern(answer)) continue;
    const fault = lostAnswer({ answer: plain(answer), percent: answer.percent, isPattern: isPattern(answer), forms });
    if (fault !== null) question.notices.push({ ...fault, field: 'key', line: null });
  }
  if (caseCounts && texts.some((text) => /\p{Lu}|\p{Ll}/u.test(text)))
    addWarning(question, exchangeFault('EXCHANGE_CASE_COUNTS', {}), 'key');
  if (full.length === 0 && answers.length > 0) {
    const best = Math.max(0, ...answers.map(({ percent }) => percent));
    addError(question, exchangeFault('EXCHANGE_NO_FULL_MARKS', { percent: asWritten(best) }), 'key');
  }
  return texts;
}

/** The notice for an answer without full marks. */
function lostAnswer({
  answer,
  percent,
  isPattern,
  forms,
}: {
  answer: string;
  percent: number;
  isPattern: boolean;
  forms: ReadonlySet<string>;
}): (Fault & { severity: ImportNotice['severity'] }) | null {
  const details = { answer, percent: asWritten(percent) };
  if (isPattern)
    return percent > 0 ? { severity: 'error', ...exchangeFault('EXCHANGE_PATTERN_ANSWER', { answer }) } : null;
  const saysTheSame = forms.has(answerForm(answer));
  if (percent <= 0)
    return saysTheSame ? { severity: 'error', ...exchangeFault('EXCHANGE_ANSWER_RIGHT_AND_WRONG', { answer }) } : null;
  const fault = saysTheSame
    ? exchangeFault('EXCHANGE_SAME_ANSWER', details)
    : exchangeFault('EXCHANGE_PARTIAL_ANSWER', details);
  return { severity: 'warning', ...fault };
}

/** Removes texts with the same answer form; the first spelling is kept. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Set<string>();
  return texts.filter((text) => {
    const form = answerForm(text);
    const again = seen.has(form);
    seen.add(form);
    return !again;
  });
}

export interface WeightedNumber {
  value: string;
  tolerance: string;
  percent: number;
}

/** Keeps one number with its tolerance; a further number with full marks cannot be kept. */
export function keepNumber(question: ImportedQuestion, numbers: readonly WeightedNumber[]): void {
  question.type = 'numeric';
  const full = numbers.filter(({ percent }) => near(percent, 100) || percent > 100);
  const [first] = full;
  for (const { value, percent } of numbers)
    if (percent > 0 && percent < 100 && !near(percent, 100))
      addWarning(
        question,
        exchangeFault('EXCHANGE_PARTIAL_ANSWER', { answer: value, percent: asWritten(percent) }),
        'key',
      );
  if (first === undefined) {
    addError(question, exchangeFault('EXCHANGE_KEY_MISSING', {}), 'key');
    return;
  }
  const [value, tolerance] = [exactDecimal(first.value), exactDecimal(first.tolerance)];
  if (value === null || tolerance === null || tolerance.startsWith('-')) {
    const number = value === null ? first.value : first.tolerance;
    addError(question, exchangeFault('EXCHANGE_NUMBER_UNREADABLE', { number }), 'key');
    return;
  }
  question.key = { kind: 'numeric', value, tolerance };
  if (full.some((other) => exactDecimal(other.value) !== value || exactDecimal(other.tolerance) !== tolerance))
    addError(question, exchangeFault('EXCHANGE_SEVERAL_NUMBERS', {}), 'key');
}

/**
 * Stores pairs of a prompt and its option. Options without a prompt are distractors. The options are mixed, because an
 * exam without shuffling would otherwise reveal the key.
 */
export function keepPairs(
  question: ImportedQuestion,
  { pairs, mixed }: { pairs: readonly { prompt: string; option: string }[]; mixed: boolean },
): void {
  question.type = 'matching';
  const texts = new Map<string, string>();
  for (const { option } of pairs) if (!texts.has(shownForm(option))) texts.set(shownForm(option), option);
  const forms = [...texts.keys()];
  const order = mixed ? mixedPlaces({ count: forms.length, seed: question.stem }) : forms.map((_, index) => index);
  const asked = pairs.filter(({ prompt }) => prompt !== '');
  question.options = order.map((index) => texts.get(forms[index] as string) as string);
  question.prompts = asked.map(({ prompt }) => prompt);
  question.key = {
    kind: 'matching',
    pairs: asked.map(({ option }) => order.indexOf(forms.indexOf(shownForm(option)))),
  };
}

/** Stores options given in the right order, mixed. */
export function keepOrder(question: ImportedQuestion, texts: readonly string[]): void {
  question.type = 'ordering';
  const places = mixedPlaces({ count: texts.length, seed: question.stem });
  question.options = places.map((index) => texts[index] as string);
  question.key = { kind: 'ordering', order: texts.map((_, index) => places.indexOf(index)) };
}

function mixedPlaces({ count, seed }: { count: number; seed: string }): number[] {
  const places = Array.from({ length: count }, (_, index) => index);
  const drawn = shuffled(places, seededRandom(seed));
  return drawn.every((place, index) => place === index) ? [...drawn].reverse() : drawn;
}

const indicesOf = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number[] =>
  items.flatMap((item, index) => (holds(item) ? [index] : []));
