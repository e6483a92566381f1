import type { Schemas } from '../../../console-api';
import {
  authoredAbout,
  authoredSource,
  NO_ABOUT,
  NO_SOURCE,
  writtenAbout,
  writtenSource,
  type WrittenAbout,
  type WrittenSource,
} from './about-state';

type AuthoredFile = Schemas['AuthoredFileDto'];
type AuthoredQuestion = Schemas['AuthoredQuestionDto'];
type QuestionType = NonNullable<AuthoredQuestion['type']>;

/** Question types as authors name them; `any_number` (不定项) is multiple choice that may have only one right option. */
export const ALONE_KINDS = [
  'A1',
  'A2',
  'single_choice',
  'X',
  'any_number',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
] as const;
/** Types allowed within a case. */
export const CASE_KINDS = [
  'single_choice',
  'any_number',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
] as const;
export const GROUP_KINDS = ['A3', 'A4', 'B1'] as const;
export type QuestionKind = (typeof ALONE_KINDS)[number];
export type GroupKind = (typeof GROUP_KINDS)[number];

/** A question with the fields of all types, so that changing the type loses nothing. */
export interface WrittenQuestion {
  /** Empty until assigned when the question is saved. */
  id: string;
  kind: QuestionKind;
  difficulty: number;
  knowledgePoint: string;
  /** The part of an A4 case that comes with the question. */
  furtherCase: string;
  stem: string;
  options: string[];
  /** 0-based positions of the right options. */
  right: number[];
  isTrue: boolean | null;
  blanks: string[][];
  /** Positions of blanks with interchangeable answers; a group of one is still being selected. */
  anyOrder: number[][];
  value: string;
  tolerance: string;
  prompts: string[];
  /** For each prompt, the position of its option. */
  pairs: (number | null)[];
  /** Steps in the right order. */
  steps: string[];
  /** Options and key as stored, in mixed order; reused while the steps are unchanged. */
  storedSteps: { options: string[]; key: string[] } | null;
  rationale: string;
  source: WrittenSource;
  about: WrittenAbout;
}

export interface Written {
  domain: string;
  /** Null for a single question. */
  group: { id: string; kind: GroupKind; stimulus: string; options: string[] } | null;
  questions: WrittenQuestion[];
}

const LETTERS = 'ABCDEFGHIJKLMNO';
export const letterAt = (place: number): string => LETTERS[place] ?? '';

export const newQuestion = (like?: Partial<WrittenQuestion>): WrittenQuestion => ({
  id: '',
  kind: 'A1',
  difficulty: 3,
  knowledgePoint: '',
  furtherCase: '',
  stem: '',
  options: ['', '', '', ''],
  right: [],
  isTrue: null,
  blanks: [['']],
  anyOrder: [],
  value: '',
  tolerance: '',
  prompts: ['', ''],
  pairs: [null, null],
  steps: ['', '', ''],
  storedSteps: null,
  rationale: '',
  source: NO_SOURCE,
  about: NO_ABOUT,
  ...like,
});

/** The next question starts with this one's type, difficulty, knowledge point and source. */
export const nextQuestion = ({ kind, difficulty, knowledgePoint, source, about }: WrittenQuestion): WrittenQuestion =>
  newQuestion({ kind, difficulty, knowledgePoint, source, about });

export const newWritten = (domain: string): Written => ({ domain, group: null, questions: [newQuestion()] });

/** Changes the type; text stays where the new type has a field for it. */
export function withKind(written: Written, kind: QuestionKind | GroupKind): Written {
  const [first = newQuestion()] = written.questions;
  if (!isGroupKind(kind))
    return { ...written, group: null, questions: [{ ...first, kind, right: rightFor(first, kind) }] };
  const questions = written.group ? written.questions : [first, nextQuestion(first)];
  const inside = questions.map((question) => ({ ...question, kind: kindInGroup(question.kind, kind) }));
  const before = written.group;
  const options = before?.options.some(Boolean) ? before.options : first.options;
  return {
    ...written,
    group: { id: before?.id ?? '', stimulus: before?.stimulus ?? '', kind, options },
    questions: inside,
  };
}

export const isGroupKind = (kind: string): kind is GroupKind => (GROUP_KINDS as readonly string[]).includes(kind);

function kindInGroup(kind: QuestionKind, group: GroupKind): QuestionKind {
  if (group === 'B1' || kind === 'A1' || kind === 'A2') return 'single_choice';
  return kind === 'X' ? 'any_number' : kind;
}

export const takesSeveral = (kind: QuestionKind): boolean => kind === 'X' || kind === 'any_number';

const rightFor = ({ right }: WrittenQuestion, kind: QuestionKind): number[] =>
  takesSeveral(kind) ? right : right.slice(0, 1);

const typeOf = (kind: QuestionKind): QuestionType => {
  switch (kind) {
    case 'A1':
    case 'A2':
      return 'single_choice';
    case 'X':
    case 'any_number':
      return 'multiple_choice';
    default:
      return kind;
  }
};

/** As in questions.yaml. Empty fields are left out, so that the server reports them as missing. */
export function toFile(written: Written): AuthoredFile {
  const sources: NonNullable<AuthoredFile['sources']> = {};
  const questions = written.questions.map((question) => authoredQuestion({ question, written, sources }));
  const { domain, group } = written;
  if (!group) return { domain, sources, questions };
  const { id, kind: format, stimulus, options } = group;
  return {
    domain,
    sources,
    groups: [
      {
        id,
        format,
        ...(stimulus.trim() ? { stimulus } : {}),
        ...(format === 'B1' ? { options: filled(options) } : {}),
        questions,
      },
    ],
  };
}

/** Drops empty options at the end, which are only input fields. */
function filled(texts: readonly string[]): string[] {
  const last = texts.reduce((found, text, index) => (text.trim() ? index : found), -1);
  return texts.slice(0, last + 1);
}

function authoredQuestion({
  question,
  written: { group },
  sources,
}: {
  question: WrittenQuestion;
  written: Written;
  sources: NonNullable<AuthoredFile['sources']>;
}): AuthoredQuestion {
  const { id, kind, difficulty, knowledgePoint, furtherCase, stem, rationale, source, about } = question;
  const format = !group && (kind === 'A1' || kind === 'A2' || kind === 'X') ? { format: kind } : {};
  return {
    id,
    type: typeOf(kind),
    ...format,
    difficulty,
    ...(knowledgePoint.trim() ? { knowledgePoint } : {}),
    ...(furtherCase.trim() ? { furtherCase } : {}),
    ...(stem.trim() ? { stem } : {}),
    ...answerOf({ question, isB1: group?.kind === 'B1' }),
    ...(rationale.trim() ? { rationale } : {}),
    ...authoredSource({ source, sources }),
    ...authoredAbout(about),
  };
}

function answerOf({ question, isB1 }: { question: WrittenQuestion; isB1: boolean }): AuthoredQuestion {
  const { kind, options, right, isTrue, blanks, anyOrder, value, tolerance, prompts, pairs } = question;
  const letters = [...right].sort((a, b) => a - b).map(letterAt);
  switch (typeOf(kind)) {
    case 'single_choice':
      return { ...(isB1 ? {} : { options: filled(options) }), ...(letters[0] ? { key: letters[0] } : {}) };
    case 'multiple_choice':
      return { options: filled(options), key: letters };
    case 'true_false':
      return isTrue === null ? {} : { key: isTrue };
    case 'fill_in':
      return {
        blanks: blanks.map((texts) => texts.filter((text) => text.trim() !== '')),
        ...(anyOrder.length > 0 ? { anyOrder: anyOrder.map((group) => group.map((place) => place + 1)) } : {}),
      };
    case 'numeric':
      return {
        ...(value.trim() ? { value: value.trim() } : {}),
        ...(tolerance.trim() ? { tolerance: tolerance.trim() } : {}),
      };
    case 'matching':
      return { prompts: filled(prompts), options: filled(options), key: lettersOfPairs({ prompts, pairs }) };
    case 'ordering':
      return stepsOf(question);
    case 'essay':
      return {};
  }
}

const lettersOfPairs = ({ prompts, pairs }: Pick<WrittenQuestion, 'prompts' | 'pairs'>): string[] =>
  filled(prompts).flatMap((_, index) => {
    const place = pairs[index] ?? null;
    return place === null ? [] : [letterAt(place)];
  });

function stepsOf({ steps, storedSteps }: WrittenQuestion): AuthoredQuestion {
  const inOrder = filled(steps);
  if (storedSteps && JSON.stringify(orderedBy(storedSteps)) === JSON.stringify(inOrder)) return { ...storedSteps };
  return { options: inOrder };
}

const orderedBy = ({ options, key }: { options: string[]; key: string[] }): string[] =>
  key.map((letter) => options[LETTERS.indexOf(letter)] ?? '');

/** Reads a stored question or a draft; any field may be missing. */
export function fromFile(file: AuthoredFile): Written {
  const [group] = file.groups ?? [];
  const questions = (group?.questions ?? file.questions ?? []).map((question) =>
    writtenQuestion({ question, sources: file.sources ?? {}, inGroup: group !== undefined }),
  );
  return {
    domain: file.domain ?? '',
    group: group
      ? {
          id: group.id ?? '',
          kind: group.format ?? 'A3',
          stimulus: group.stimulus ?? '',
          options: group.options ?? ['', '', '', ''],
        }
      : null,
    questions: questions.length > 0 ? questions : [newQuestion()],
  };
}

function kindOf({ type, format }: AuthoredQuestion, inGroup: boolean): QuestionKind {
  if (type === 'multiple_choice') return format === 'X' ? 'X' : 'any_number';
  if (type === 'single_choice' && !inGroup && (format === 'A1' || format === 'A2')) return format;
  return type ?? 'A1';
}

function writtenQuestion({
  question,
  sources,
  inGroup,
}: {
  question: AuthoredQuestion;
  sources: NonNullable<AuthoredFile['sources']>;
  inGroup: boolean;
}): WrittenQuestion {
  const { id, type, key, options, prompts, blanks } = question;
  const places = (Array.isArray(key) ? key : typeof key === 'string' ? [key] : []).map((letter) =>
    LETTERS.indexOf(letter),
  );
  const ordered = type === 'ordering' && Array.isArray(key) && options ? { options, key } : null;
  const isChoice = type === 'single_choice' || type === 'multiple_choice';
  const empty = newQuestion();
  return newQuestion({
    id: id ?? '',
    kind: kindOf(question, inGroup),
    difficulty: question.difficulty ?? empty.difficulty,
    knowledgePoint: question.knowledgePoint ?? '',
    furtherCase: question.furtherCase ?? '',
    stem: question.stem ?? '',
    options: type !== 'ordering' && options?.length ? options : empty.options,
    right: isChoice ? places : [],
    isTrue: typeof key === 'boolean' ? key : null,
    blanks: blanks?.length ? blanks.map((texts) => (texts.length > 0 ? texts : [''])) : empty.blanks,
    anyOrder: (question.anyOrder ?? []).map((group) => group.map((number) => number - 1)),
    value: question.value ?? '',
    tolerance: question.tolerance === '0' ? '' : (question.tolerance ?? ''),
    prompts: prompts?.length ? prompts : empty.prompts,
    pairs: (prompts ?? empty.prompts).map((_, index) => (type === 'matching' ? (places[index] ?? null) : null)),
    steps: ordered ? orderedBy(ordered) : type === 'ordering' && options?.length ? options : empty.steps,
    storedSteps: ordered,
    rationale: question.rationale ?? '',
    source: writtenSource(question, sources),
    about: writtenAbout(question),
  });
}

/** Number of blanks (`____`) in the stem. */
export const blankMarks = (stem: string): number => stem.match(/_{4,}/g)?.length ?? 0;

/** Adjusts the number of answer lists to the blanks in the stem, and keeps existing answers where possible. */
export function withBlanks(question: WrittenQuestion): WrittenQuestion {
  const marks = Math.max(1, blankMarks(question.stem));
  if (question.kind !== 'fill_in' || marks === question.blanks.length) return question;
  return {
    ...question,
    blanks: Array.from({ length: Math.min(marks, 10) }, (_, index) => question.blanks[index] ?? ['']),
    anyOrder: question.anyOrder.filter((group) => group.every((place) => place < marks)),
  };
}
