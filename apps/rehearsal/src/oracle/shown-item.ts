import type { BankQuestion } from '../bank/bank-question';

/**
 * An item as one paper shows it, with the authored option or prompt at each place. Shared by all papers that show it
 * alike.
 */
export interface ShownItem {
  question: BankQuestion;
  /** By place: the position of the shown text in `question.options`. */
  options: readonly number[];
  /** By place: the position of the shown text in `question.prompts`. */
  prompts: readonly number[];
  pointsMillipoints: number;
}

/** Responses that a candidate may send, by the candidate's HTTP contract. */
export type ResponseValue = string | string[] | Record<string, string> | null;

export const letterOfPlace = (place: number): string => String.fromCharCode(65 + place);
export const placeOfLetter = (letter: string): number => letter.charCodeAt(0) - 65;
