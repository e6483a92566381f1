import { answerForm, canonicalNumber } from '@sunflower/content';
import { type Fault } from '@sunflower/platform';
import { orderOf, type PoolQuestion, type QuestionKey } from '@sunflower/question-bank';
import { overrideFault } from '../grading.errors';

export type KeyedQuestion = Pick<PoolQuestion, 'type' | 'options' | 'prompts' | 'blankCount'>;

/** A key that does not fit its question, with the fault to report. */
export class WrongKey {
  constructor(readonly fault: Fault) {}
}

const MAX_TEXTS = 50;
const MAX_TEXT_LENGTH = 200;

/** Parses unchecked JSON into a key that fits the question. */
export function parseKey({ question, key }: { question: KeyedQuestion; key: unknown }): QuestionKey | WrongKey {
  const fields: Record<string, unknown> = typeof key === 'object' && key !== null ? { ...key } : {};
  const wrong = (kind: string, rest: string) =>
    new WrongKey(overrideFault('KEY_OF_WRONG_FORM', { type: question.type, form: `{kind: "${kind}", ${rest}}` }));
  switch (question.type) {
    case 'single_choice':
    case 'true_false':
      return (
        choiceKey({ fields, question, single: true }) ??
        wrong('choice', `right: [one index from 0 to ${question.options.length - 1}]`)
      );
    case 'multiple_choice':
      return (
        choiceKey({ fields, question, single: false }) ??
        wrong('choice', `right: [different indexes from 0 to ${question.options.length - 1}]`)
      );
    case 'fill_in':
      return (
        fillInKey({ fields, question }) ?? wrong('fill_in', `blanks: [${question.blankCount} lists of accepted texts]`)
      );
    case 'numeric':
      return numericKey(fields) ?? wrong('numeric', 'value: "decimal", tolerance: "decimal, 0 or more"');
    case 'matching':
      return (
        matchingKey({ fields, question }) ??
        wrong('matching', `pairs: [${question.prompts.length} indexes from 0 to ${question.options.length - 1}]`)
      );
    case 'ordering':
      return (
        orderingKey({ fields, question }) ??
        wrong('ordering', `order: [all ${question.options.length} indexes, each once]`)
      );
    case 'essay':
      return new WrongKey(overrideFault('KEY_OF_ESSAY', {}));
  }
}

interface KeyInput {
  fields: Record<string, unknown>;
  question: KeyedQuestion;
}

/** Indexes of options; null unless the value is a list of valid indexes of the wanted length. */
function optionIndexes({
  value,
  question,
  length,
}: {
  value: unknown;
  question: KeyedQuestion;
  length?: number;
}): number[] | null {
  if (!Array.isArray(value) || (length !== undefined && value.length !== length)) return null;
  const indexes = value as unknown[];
  const valid = indexes.every(
    (index) => Number.isInteger(index) && (index as number) >= 0 && (index as number) < question.options.length,
  );
  return valid ? (indexes as number[]) : null;
}

const areDifferent = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

function choiceKey({ fields, question, single }: KeyInput & { single: boolean }): QuestionKey | null {
  const right = optionIndexes({ value: fields.right, question, length: single ? 1 : undefined });
  return fields.kind === 'choice' && right && right.length > 0 && areDifferent(right)
    ? { kind: 'choice', right }
    : null;
}

function fillInKey({ fields, question }: KeyInput): QuestionKey | null {
  if (fields.kind !== 'fill_in' || !Array.isArray(fields.blanks) || fields.blanks.length !== question.blankCount)
    return null;
  const blanks = fields.blanks as unknown[];
  if (!blanks.every(isAcceptedTexts)) return null;
  if (fields.anyOrder === undefined) return { kind: 'fill_in', blanks };
  const anyOrder = blankOrder({ value: fields.anyOrder, blankCount: question.blankCount });
  return anyOrder && { kind: 'fill_in', blanks, ...(anyOrder.length > 0 && { anyOrder }) };
}

function blankOrder({ value, blankCount }: { value: unknown; blankCount: number }): number[][] | null {
  if (!Array.isArray(value) || value.length > blankCount || !value.every(Array.isArray)) return null;
  return orderOf({ groups: value as number[][], blankCount });
}

function isAcceptedTexts(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MAX_TEXTS &&
    value.every((text) => typeof text === 'string' && text.length <= MAX_TEXT_LENGTH && answerForm(text) !== '')
  );
}

function numericKey({ kind, value, tolerance }: Record<string, unknown>): QuestionKey | null {
  if (kind !== 'numeric' || typeof value !== 'string' || typeof tolerance !== 'string') return null;
  const number = canonicalNumber(value);
  const allowed = canonicalNumber(tolerance);
  return number !== null && allowed !== null && !allowed.startsWith('-')
    ? { kind, value: number, tolerance: allowed }
    : null;
}

function matchingKey({ fields, question }: KeyInput): QuestionKey | null {
  const pairs = optionIndexes({ value: fields.pairs, question, length: question.prompts.length });
  return fields.kind === 'matching' && pairs ? { kind: 'matching', pairs } : null;
}

function orderingKey({ fields, question }: KeyInput): QuestionKey | null {
  const order = optionIndexes({ value: fields.order, question, length: question.options.length });
  return fields.kind === 'ordering' && order && areDifferent(order) ? { kind: 'ordering', order } : null;
}
