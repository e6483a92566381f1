import type { Fault } from '@sunflower/platform/plain';
import type { AuthoredAbout } from '../question/question-about';
import type { QuestionFormat, QuestionKey, QuestionSource, QuestionType } from '../question/question-content';

/** Supported paper formats; each has a folder beside this file. */
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

/** A position in the file. */
export interface ImportPlace {
  /** In a workbook the sheet, in a package the file; otherwise null. */
  part: string | null;
  /** 1-based: the line of a text, the row of a sheet or the paragraph of a document. */
  line: number;
  /** The last line that belongs to it; equal to `line` for a single line. */
  lastLine: number;
  /** The text at this place as typed, at most 2,000 characters. */
  excerpt: string;
}

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
  | 'furtherCase'
  | 'group';

/** A finding about one question or the whole file, shown to the author. */
export interface ImportNotice extends Fault {
  /** An error keeps the question out of the bank until it is corrected; a warning asks for a check. */
  severity: 'error' | 'warning';
  /** Null: the whole question or file. */
  field: ImportField | null;
  /** 1-based line, row or paragraph; null: see the question's place. */
  line: number | null;
}

/** A question as imported. Its texts are Markdown of libs/content. */
export interface ImportedQuestion {
  place: ImportPlace;
  /** As printed in the paper: `12`, `第3题`; null when there is none. */
  number: string | null;
  /** Null when unknown, with an error notice. */
  type: QuestionType | null;
  /** `X`: at least two options are right. A multiple choice without a format (不定项) may have a single right option. */
  format: QuestionFormat | null;
  stem: string;
  /** Without letters. For a B1 group, the group's options are repeated in each question. */
  options: string[];
  /** For matching questions. */
  prompts: string[];
  /** Null when none was found, with an error notice. Essays have `{ kind: 'essay' }`. */
  key: QuestionKey | null;
  rationale: string | null;
  /** 1–5. */
  difficulty: number | null;
  knowledgePoint: string | null;
  /** Title or code as typed. */
  domain: string | null;
  /** A decimal text. A bank stores no points; they are shown, and used for the blueprint. */
  points: string | null;
  source: QuestionSource | null;
  tags: string[];
  /** Left out where the file says nothing of it; tags stand beside it. */
  about?: Omit<AuthoredAbout, 'tags'>;
  /** Index in `groups`; null when the question belongs to no group. Members of a group are consecutive. */
  group: number | null;
  notices: ImportNotice[];
}

/** A case (A3; A4, which unfolds) or shared options (B1). */
export interface ImportedGroup {
  format: 'A3' | 'A4' | 'B1';
  /** The case; null for shared options without a heading. */
  stimulus: string | null;
  place: ImportPlace;
}

export interface ImportedPicture {
  /** The name in texts: `![…](pictures/<name>)`. Unique in the paper. */
  name: string;
  bytes: Uint8Array;
}

/** The content read from one file. */
export interface ImportedPaper {
  format: ImportFormat;
  title: string | null;
  questions: ImportedQuestion[];
  groups: ImportedGroup[];
  pictures: ImportedPicture[];
  /** About the whole file: skipped sheets, unreadable parts. */
  notices: ImportNotice[];
}
