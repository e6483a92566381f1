/** The seven types that are marked automatically; essays are marked by people. */
export const ITEM_TYPES = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** The right answer, by 0-based positions of the authored options. */
export type AuthoredKey =
  | { kind: 'choice'; right: number[] }
  | { kind: 'fill_in'; blanks: string[] }
  | { kind: 'numeric'; value: string; tolerance: string }
  | { kind: 'matching'; optionOfPrompt: number[] }
  | { kind: 'ordering'; order: number[] };

/**
 * A question written by this tool. Its stem is unique in the bank and its options in the question, so that items of a
 * paper can be recognised by text alone.
 */
export interface BankQuestion {
  id: string;
  type: ItemType;
  format: 'A1' | 'A2' | 'X' | null;
  stem: string;
  options: string[];
  prompts: string[];
  key: AuthoredKey;
}

export interface BankGroup {
  id: string;
  format: 'A3' | 'B1';
  /** Null for B1, whose questions share their options. */
  stimulus: string | null;
  questions: BankQuestion[];
}

export interface Bank {
  code: string;
  title: string;
  domainCode: string;
  questions: BankQuestion[];
  groups: BankGroup[];
}

export const allQuestions = ({ questions, groups }: Bank): BankQuestion[] => [
  ...questions,
  ...groups.flatMap((group) => group.questions),
];
