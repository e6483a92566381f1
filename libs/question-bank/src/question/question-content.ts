export const QUESTION_TYPES = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/**
 * Formats of Chinese medical examinations: A1 single statement, A2 short case, A3/A4 case group, B1 shared options, X
 * multiple answers.
 */
export const QUESTION_FORMATS = ['A1', 'A2', 'A3', 'A4', 'B1', 'X'] as const;
export type QuestionFormat = (typeof QUESTION_FORMATS)[number];

export const QUESTION_STATES = ['draft', 'in_review', 'published', 'retired'] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

/** How many people, beside the author, approve a version before exams draw it: each bank has one of these. */
export const REVIEWERS_WANTED = [1, 2] as const;

/** The states allowed in a file. */
export const AUTHORED_STATES = ['draft', 'published', 'retired'] as const satisfies QuestionState[];
export type AuthoredState = (typeof AUTHORED_STATES)[number];

/**
 * The right answer, by positions (0-based) in the authored order:
 * - choice: the right options (exactly one for single choice and true/false; true/false options are 正确, 错误);
 * - fill-in: the accepted texts of each blank, and the blanks whose answers may be in any order (absent: none);
 * - numeric: decimal texts, right when |answer − value| ≤ tolerance;
 * - matching: the option of each prompt;
 * - ordering: the options in the right order;
 * - essay: marked by people, never by this key.
 */
export type QuestionKey =
  | { kind: 'choice'; right: number[] }
  | { kind: 'fill_in'; blanks: string[][]; anyOrder?: number[][] }
  | { kind: 'numeric'; value: string; tolerance: string }
  | { kind: 'matching'; pairs: number[] }
  | { kind: 'ordering'; order: number[] }
  | { kind: 'essay' };

/** What a question rests on. What is optional is left out where nobody said it, as it was before these fields existed. */
export interface QuestionSource {
  issuer: string;
  title: string;
  year: number;
  /** As the issuer numbers its documents: `WS/T 423-2013`. */
  documentNumber?: string;
  /** http or https. */
  link?: string;
  /** The day on which somebody last made sure that it is still in force: `2026-11-30`. */
  checkedOn?: string;
  /** Page or section. */
  place?: string;
}
