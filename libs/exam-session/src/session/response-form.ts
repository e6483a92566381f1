import { canonicalNumber, isBlank, MAX_NUMBER_LENGTH } from '@sunflower/content';
import type { ItemShape } from '../paper/item-shape';

const MAX_BLANK_LENGTH = 200;
const MAX_ESSAY_LENGTH = 10_000;

/** A response without the form that its item requires. */
export class WrongForm {
  constructor(readonly problem: string) {}
}

/**
 * The canonical JSON in which a response is stored and compared: letters of a multiple choice and prompts of a matching
 * sorted, a number as `canonicalNumber` writes it, nothing chosen as null.
 */
export function canonicalResponse({ shape, response }: { shape: ItemShape; response: unknown }): string | WrongForm {
  if (response === null) return 'null';
  const value = canonicalValue(shape, response);
  return value instanceof WrongForm ? value : JSON.stringify(value);
}

function canonicalValue(shape: ItemShape, response: unknown): unknown {
  switch (shape.type) {
    case 'single_choice':
    case 'true_false':
      return isLetter(shape, response)
        ? response
        : new WrongForm(`the response must be one letter from A to ${lastLetter(shape)}, or null`);
    case 'multiple_choice':
      return letters({ shape, response, all: false });
    case 'ordering':
      return letters({ shape, response, all: true });
    case 'fill_in':
      return blanks(shape, response);
    case 'numeric':
      return number(response);
    case 'essay':
      return essay(response);
    case 'matching':
      return pairs(shape, response);
  }
}

const lastLetter = (shape: ItemShape): string => String.fromCharCode(64 + shape.optionCount);

function isLetter(shape: ItemShape, value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 1) return false;
  const place = value.charCodeAt(0) - 65;
  return place >= 0 && place < shape.optionCount;
}

function letters({ shape, response, all }: { shape: ItemShape; response: unknown; all: boolean }): unknown {
  const valid =
    Array.isArray(response) &&
    response.every((letter) => isLetter(shape, letter)) &&
    new Set(response).size === response.length;
  if (!valid || (all && response.length !== shape.optionCount)) {
    return new WrongForm(
      `the response must be ${all ? 'all' : 'a list of'} letters from A to ${lastLetter(shape)}, each once, or null`,
    );
  }
  if (all) return response as string[];
  return response.length === 0 ? null : [...(response as string[])].sort();
}

function blanks(shape: ItemShape, response: unknown): unknown {
  const valid =
    Array.isArray(response) &&
    response.length === shape.blankCount &&
    response.every((blank) => typeof blank === 'string' && blank.length <= MAX_BLANK_LENGTH);
  return valid
    ? response
    : new WrongForm(
        `the response must be ${shape.blankCount} texts of at most ${MAX_BLANK_LENGTH} characters, or null`,
      );
}

function number(response: unknown): string | null | WrongForm {
  const isShort = typeof response === 'string' && response.length <= MAX_NUMBER_LENGTH;
  if (isShort && isBlank(response)) return null;
  return (
    (isShort ? canonicalNumber(response) : null) ??
    new WrongForm(
      'the response must be a number in a text, such as "12.5", of at most 30 digits, without unit or exponent, or null',
    )
  );
}

function essay(response: unknown): string | WrongForm {
  return typeof response === 'string' && response.length <= MAX_ESSAY_LENGTH
    ? response
    : new WrongForm(`the response must be a text of at most ${MAX_ESSAY_LENGTH} characters, or null`);
}

function pairs(shape: ItemShape, response: unknown): unknown {
  const isObject = typeof response === 'object' && response !== null && !Array.isArray(response);
  const entries = isObject ? Object.entries(response as Record<string, unknown>) : [];
  const valid = entries.every(([prompt, letter]) => isPrompt(shape, prompt) && isLetter(shape, letter));
  if (!isObject || !valid) {
    return new WrongForm(
      `the response must give letters from A to ${lastLetter(shape)} for prompts 1 to ${shape.promptCount}, or null`,
    );
  }
  return entries.length === 0 ? null : Object.fromEntries(entries.sort(([a], [b]) => Number(a) - Number(b)));
}

function isPrompt(shape: ItemShape, prompt: string): boolean {
  return /^[1-9]\d{0,2}$/.test(prompt) && Number(prompt) <= shape.promptCount;
}
