import type { Schemas } from '../../../../console-api';
import { letterOf } from '../../questions/question-letters';

type Question = Schemas['ImportedQuestionDto'];
export type QuestionType = NonNullable<Question['type']>;
type Key = Schemas['MendedKeyDto'];

/** A question being fixed, with the fields of all types, so that changing the type loses nothing. */
export interface QuestionDraft {
  type: QuestionType;
  format: Question['format'];
  /** The part of an A4 case that comes with the question; empty for none. */
  furtherCase: string;
  stem: string;
  options: string[];
  /** 0-based positions of the right options. */
  right: number[];
  isTrue: boolean | null;
  /** For each blank, the accepted answers, separated by |. */
  blanks: string[];
  /** Positions of blanks with interchangeable answers. */
  anyOrder: number[][];
  value: string;
  tolerance: string;
  prompts: string[];
  /** For each prompt, the position of its option. */
  pairs: (number | null)[];
  /** Letters in the right order. */
  order: string;
  rationale: string;
  domain: string | null;
  difficulty: number | null;
  knowledgePoint: string;
}

const FEWEST_OPTIONS = 4;

export function draftOf(question: Question): QuestionDraft {
  const { type, key, options, prompts } = question;
  const right = key?.kind === 'choice' ? (key.right ?? []) : [];
  const isJudgement = type === 'true_false' && key?.kind === 'choice';
  return {
    type: type ?? 'single_choice',
    format: question.format,
    furtherCase: question.furtherCase ?? '',
    stem: question.stem,
    options: options.length > 0 ? options : Array<string>(FEWEST_OPTIONS).fill(''),
    right: isJudgement ? [] : right,
    isTrue: isJudgement && right.length === 1 ? right[0] === 0 : null,
    blanks: key?.kind === 'fill_in' ? (key.blanks ?? []).map((texts) => texts.join(' | ')) : [''],
    anyOrder: key?.kind === 'fill_in' ? (key.anyOrder ?? []) : [],
    value: key?.kind === 'numeric' ? (key.value ?? '') : '',
    tolerance: key?.kind === 'numeric' ? (key.tolerance ?? '0') : '0',
    prompts: prompts.length > 0 ? prompts : ['', ''],
    pairs: key?.kind === 'matching' ? (key.pairs ?? []) : prompts.map(() => null),
    order: key?.kind === 'ordering' ? (key.order ?? []).map(letterOf).join('') : '',
    rationale: question.rationale ?? '',
    domain: question.domain,
    difficulty: question.difficulty,
    knowledgePoint: question.knowledgePoint ?? '',
  };
}

/** The request body, without empty lines at the end of lists. */
export function bodyOf(draft: QuestionDraft): Omit<Schemas['MendedQuestionDto'], 'stimulus'> {
  const { type, stem, domain, difficulty } = draft;
  const options = takesOptions(type) ? withoutEmptyEnd(draft.options) : [];
  return {
    type,
    format: formatFor(draft),
    furtherCase: draft.furtherCase.trim() === '' ? null : draft.furtherCase,
    stem,
    options,
    prompts: type === 'matching' ? withoutEmptyEnd(draft.prompts) : [],
    key: keyOf({ draft, options }),
    rationale: draft.rationale.trim() === '' ? null : draft.rationale,
    difficulty,
    knowledgePoint: draft.knowledgePoint.trim() === '' ? null : draft.knowledgePoint,
    domain,
  };
}

export const takesOptions = (type: QuestionType): boolean =>
  ['single_choice', 'multiple_choice', 'matching', 'ordering'].includes(type);

/** A1 and A2 are formats of single choice, X of multiple choice. */
function formatFor({ type, format }: QuestionDraft): Question['format'] {
  const fitting = type === 'single_choice' ? ['A1', 'A2'] : type === 'multiple_choice' ? ['X'] : [];
  return format !== null && fitting.includes(format) ? format : null;
}

function keyOf({ draft, options }: { draft: QuestionDraft; options: string[] }): Key | null {
  switch (draft.type) {
    case 'single_choice':
    case 'multiple_choice': {
      const right = draft.right.filter((place) => place < options.length);
      return right.length === 0 ? null : { kind: 'choice', right: [...right].sort((a, b) => a - b) };
    }
    case 'true_false':
      return draft.isTrue === null ? null : { kind: 'choice', right: [draft.isTrue ? 0 : 1] };
    case 'fill_in': {
      const blanks = withoutEmptyEnd(draft.blanks).map((texts) => ({ texts: variantsOf(texts) }));
      const anyOrder = draft.anyOrder.map((group) => ({ blanks: group }));
      return blanks.length === 0 ? null : { kind: 'fill_in', blanks, ...(anyOrder.length > 0 ? { anyOrder } : {}) };
    }
    case 'numeric':
      return draft.value.trim() === ''
        ? null
        : { kind: 'numeric', value: draft.value.trim(), tolerance: draft.tolerance.trim() || '0' };
    case 'matching': {
      const pairs = withoutEmptyEnd(draft.prompts).map((_, index) => draft.pairs[index] ?? null);
      return pairs.length === 0 || pairs.includes(null) ? null : { kind: 'matching', pairs: pairs as number[] };
    }
    case 'ordering': {
      const order = lettersIn(draft.order);
      return order.length === 0 ? null : { kind: 'ordering', order };
    }
    case 'essay':
      return { kind: 'essay' };
  }
}

const variantsOf = (typed: string): string[] =>
  typed
    .split(/[|｜]/)
    .map((text) => text.trim())
    .filter((text) => text !== '');

/** Positions of the letters typed, in any width and case. */
const lettersIn = (typed: string): number[] =>
  [...typed.normalize('NFKC').toUpperCase()].flatMap((letter) => {
    const place = letter.charCodeAt(0) - 65;
    return letter.length === 1 && place >= 0 && place < 26 ? [place] : [];
  });

function withoutEmptyEnd(texts: readonly string[]): string[] {
  let end = texts.length;
  while (end > 0 && texts[end - 1]?.trim() === '') end -= 1;
  return texts.slice(0, end);
}
