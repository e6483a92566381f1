import type { AuthoredAbout } from './question-about';
import type { AuthoredState } from './question-content';
import type { AuthoredSource } from './question-source';

/** `bank.yaml`, checked against bank.schema.json. */
export interface AuthoredBank {
  code: string;
  title: string;
  domains: { code: string; title: string }[];
}

interface AuthoredCommon extends AuthoredAbout {
  id: string;
  status: AuthoredState;
  difficulty: number;
  knowledgePoint: string;
  stem: string;
  rationale?: string;
  /** Name of an entry in the file's `sources`. */
  source?: string;
  /** Page or section of it. */
  sourcePlace?: string;
}

export type AuthoredAnswer =
  | { type: 'single_choice'; format?: 'A1' | 'A2'; options: string[]; key: string }
  | { type: 'multiple_choice'; format?: 'X'; options: string[]; key: string[] }
  | { type: 'true_false'; key: boolean }
  | { type: 'fill_in'; blanks: string[][]; anyOrder?: number[][] }
  | { type: 'numeric'; value: string; tolerance?: string }
  | { type: 'matching'; prompts: string[]; options: string[]; key: string[] }
  | { type: 'ordering'; options: string[]; key?: string[] }
  | { type: 'essay' };

export type AuthoredQuestion = AuthoredCommon & AuthoredAnswer;

/** A question of a B1 group, whose options belong to the group. */
export type SharedOptionsQuestion = AuthoredCommon & { type: 'single_choice'; key: string };

export type AuthoredGroup =
  | { id: string; format: 'A3' | 'A4'; stimulus: string; questions: AuthoredQuestion[] }
  | { id: string; format: 'B1'; stimulus?: string; options: string[]; questions: SharedOptionsQuestion[] };

/** `questions.yaml`, checked against questions.schema.json. */
export interface AuthoredFile {
  domain: string;
  sources?: Record<string, AuthoredSource>;
  questions?: AuthoredQuestion[];
  groups?: AuthoredGroup[];
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const letterOf = (index: number): string => LETTERS[index];
/** −1 when the text is not an option letter. */
export const indexOfLetter = (letter: string): number => LETTERS.indexOf(letter);

/** A question of a file with its group and its path in the file. */
export interface PlacedQuestion {
  question: AuthoredQuestion;
  group: AuthoredGroup | null;
  /** 1, 2, 3 … inside the group. */
  groupPosition: number | null;
  path: (string | number)[];
}

/** All questions of a file; B1 questions get the options of their group. */
export function placedQuestions(file: AuthoredFile): PlacedQuestion[] {
  const alone = (file.questions ?? []).map((question, index) => ({
    question,
    group: null,
    groupPosition: null,
    path: ['questions', index],
  }));
  const grouped = (file.groups ?? []).flatMap((group, groupIndex) =>
    questionsOf(group).map((question, index) => ({
      question,
      group,
      groupPosition: index + 1,
      path: ['groups', groupIndex, 'questions', index],
    })),
  );
  return [...alone, ...grouped];
}

function questionsOf(group: AuthoredGroup): AuthoredQuestion[] {
  return group.format === 'B1'
    ? group.questions.map((question) => ({ ...question, options: group.options }))
    : group.questions;
}
