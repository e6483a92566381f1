import type { Fault } from '@sunflower/platform/plain';
import type { AuthoredAbout } from '../question/question-about';
import type { QuestionFormat, QuestionKey, QuestionSource, QuestionType } from '../question/question-content';

/** Formats of papers that are read; each has a room of its own beside this file. */
export const IMPORT_FORMATS = [
  'workbook',
  'csv',
  'word',
  'text',
  'gift',
  'aiken',
  'moodle_xml',
  'qti',
  'yaml',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** Where something stands in its file. */
export interface ImportPlace {
  /** Of a workbook: the sheet; of a package: the file in it; otherwise null. */
  part: string | null;
  /** 1-based: the line of a text, the row of a sheet, the paragraph of a document. */
  line: number;
  /** The last line that belongs to it; `line` when there is one only. */
  lastLine: number;
  /** What stands there, as it was typed, at most 2,000 characters. */
  excerpt: string;
}

/** A field of an imported question. */
export type ImportField =
  | 'type'
  | 'stem'
  | 'options'
  | 'prompts'
  | 'key'
  | 'rationale'
  | 'difficulty'
  | 'knowledgePoint'
  | 'domain'
  | 'points'
  | 'source'
  | 'competency'
  | 'cognitiveLevel'
  | 'tags'
  | 'language'
  | 'reviewDate'
  | 'group';

/** Something about one question, or about the file as a whole, that its reader should see. */
export interface ImportNotice extends Fault {
  /** An error keeps the question out of the bank until it is mended; a warning asks to be looked at. */
  severity: 'error' | 'warning';
  /** Null: the question or the file as a whole. */
  field: ImportField | null;
  /** 1-based line, row or paragraph; null: see the place of the question. */
  line: number | null;
}

/** A question as it was understood. Texts are the Markdown of libs/content. */
export interface ImportedQuestion {
  place: ImportPlace;
  /** As printed in the paper: `12`, `第3题`; null where none stands. */
  number: string | null;
  /** Null when it could not be told; then there is an error. */
  type: QuestionType | null;
  /** `X`: at least two options are right. A multiple choice without it (不定项) may have one right option only. */
  format: QuestionFormat | null;
  stem: string;
  /** Without letters. Those of a B1 group are the group's, repeated here. */
  options: string[];
  /** Of matching questions. */
  prompts: string[];
  /** Null when none was found, and then there is an error. Essays have `{ kind: 'essay' }`. */
  key: QuestionKey | null;
  rationale: string | null;
  /** 1–5. */
  difficulty: number | null;
  knowledgePoint: string | null;
  /** Title or code as typed. */
  domain: string | null;
  /** As a decimal text; a bank stores no points: it is shown and used for the blueprint. */
  points: string | null;
  source: QuestionSource | null;
  tags: string[];
  /** Left out where the file says nothing of it; tags stand beside it. */
  about?: Omit<AuthoredAbout, 'tags'>;
  /** Index in `groups`; null when the question stands alone. Members of a group follow each other. */
  group: number | null;
  notices: ImportNotice[];
}

/** A case (A3, A4) or shared options (B1). */
export interface ImportedGroup {
  format: 'A3' | 'A4' | 'B1';
  /** The case; null for shared options without a heading of their own. */
  stimulus: string | null;
  place: ImportPlace;
}

export interface ImportedPicture {
  /** As texts name it: `![…](pictures/<name>)`. Unique in the paper. */
  name: string;
  bytes: Uint8Array;
}

/** What was understood of one file. */
export interface ImportedPaper {
  format: ImportFormat;
  title: string | null;
  questions: ImportedQuestion[];
  groups: ImportedGroup[];
  pictures: ImportedPicture[];
  /** About the file as a whole: sheets that were passed over, parts that could not be read. */
  notices: ImportNotice[];
}
