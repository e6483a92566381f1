import { mayLookAlike, shownForm } from '@sunflower/content';
import type { ImportedQuestion } from '../imported-paper';
import type { QuestionFormat, QuestionKey, QuestionType } from '../../question/question-content';
import { letterOf } from '../../question/question-file';
import { contentFault, fieldFault } from '../../bank-file/question-file-fault';
import { readAbout } from './read-about';
import { readPoints, readSource } from './read-attributes';
import { bareKey, lettersOf, readChoiceKey } from './read-choice-key';
import { readOptions } from './read-options';
import {
  readFillInKey,
  readMatchingKey,
  readNumericKey,
  readOrderingKey,
  readTrueFalseKey,
  truthOf,
  withBlanks,
} from './read-other-keys';
import type { RowDraft } from './sheet-draft';
import { rowFault } from './sheet-fault';
import { parseTypeName, type NamedType } from './type-name';
import { splitCell, wordOfCell } from './typed-cell';

/** Limits of a question in a bank. */
const MAX_OPTIONS = { matching: 15, others: 10 };
const MAX_PROMPTS = 10;
const LONGEST = { stem: 4000, rationale: 4000, options: 500, prompts: 500, knowledgePoint: 100 } as const;

/** A question without its difficulty, which needs the whole column, and without its group. */
export type RowQuestion = Omit<ImportedQuestion, 'place' | 'group' | 'difficulty' | 'notices'>;

export interface RowToRead {
  draft: RowDraft;
  /** From the row, a heading above it or the name of the sheet. */
  named: NamedType | null;
  /** The options of the row's group, for a row without its own. */
  sharedOptions: string[] | null;
  domain: string | null;
}

/** The type in the row's type cell; undefined when the cell is empty; null, with an error, when the type is unknown. */
export function typeOfRow({ texts, notices }: RowDraft): NamedType | null | undefined {
  const typed = wordOfCell(texts.type ?? '');
  if (typed === '') return undefined;
  const named = parseTypeName(typed);
  if (!named) notices.error('type', rowFault('SHEET_TYPE_UNKNOWN', { typed }));
  return named;
}

/** Reads one row as a question. Contradictions are reported, never resolved silently. */
export function readRow(given: RowToRead): RowQuestion {
  const { draft, domain } = given;
  const { texts, notices } = draft;
  const parts = partsOf(given);
  const typed = typeAndFormat({ ...given, ...parts });
  const answer = answerOf({ draft, ...parts, ...typed });
  if (answer.stem === '') notices.error('stem', rowFault('SHEET_STEM_MISSING', {}));
  const question: RowQuestion = {
    number: texts.number === undefined ? null : wordOfCell(texts.number),
    ...typed,
    ...answer,
    knowledgePoint: texts.knowledgePoint ?? null,
    domain: texts.domain ?? domain,
    points: readPoints(draft),
    source: readSource(draft),
    tags: texts.tags === undefined ? [] : [texts.tags],
    ...readAbout(draft),
  };
  checkLengths({ question, draft });
  return question;
}

interface Parts {
  options: string[];
  prompts: string[];
}

function partsOf({ draft, sharedOptions }: RowToRead): Parts {
  const { texts, prompts } = draft;
  const own = readOptions({ draft, cell: texts.options ?? texts.sharedOptions ?? '' });
  return {
    options: own.length > 0 ? own : (sharedOptions ?? []),
    prompts: prompts.length > 0 ? prompts : promptsIn(texts.prompts ?? ''),
  };
}

const promptsIn = (cell: string): string[] =>
  (cell.includes('\n') ? cell.split('\n') : splitCell(cell, '|｜'))
    .map((prompt) => prompt.trim().replace(/^[(（]?\d{1,2}[)）.．、]\s*/, ''))
    .filter((prompt) => prompt !== '');

interface TypeAndFormat {
  type: QuestionType | null;
  format: QuestionFormat | null;
}

function typeAndFormat({ draft, named, options, prompts }: RowToRead & Parts): TypeAndFormat {
  const key = draft.texts.key ?? '';
  if (named && named.type !== 'choice') return { type: named.type, format: named.format };
  if (draft.texts.type !== undefined && !named) return { type: null, format: null };
  const type = named
    ? choiceByKey({ key, options })
    : guessedType({ stem: draft.texts.stem ?? '', key, options, prompts });
  if (!type) draft.notices.error('type', rowFault('SHEET_TYPE_MISSING', {}));
  else draft.notices.warning('type', rowFault('SHEET_TYPE_GUESSED', {}));
  return { type, format: type === 'multiple_choice' ? 'X' : (named?.format ?? null) };
}

const choiceByKey = ({ key, options }: { key: string; options: readonly string[] }): QuestionType => {
  const isText = options.some((option) => shownForm(option) === shownForm(key));
  return !isText && (lettersOf(bareKey(key))?.length ?? 1) > 1 ? 'multiple_choice' : 'single_choice';
};

function guessedType({ stem, key, options, prompts }: { stem: string; key: string } & Parts): QuestionType | null {
  if (prompts.length > 1 && options.length > 1) return 'matching';
  if (options.length === 2 && truthOf(options[0] as string) === true && truthOf(options[1] as string) === false)
    return 'true_false';
  if (options.length > 1) return />|→/.test(key.normalize('NFKC')) ? 'ordering' : choiceByKey({ key, options });
  if (key === '' || options.length > 0) return null;
  if (withBlanks(stem).blanks > 0 && truthOf(key) === null) return 'fill_in';
  // 1, 0, Y and N may also be short answers.
  if (truthOf(key) !== null) return /^[01ynYN是非否]$/.test(bareKey(key)) ? null : 'true_false';
  return key.includes('±') ? 'numeric' : null;
}

interface AnswerToRead extends Parts, TypeAndFormat {
  draft: RowDraft;
}
type Answer = Pick<RowQuestion, 'stem' | 'options' | 'prompts' | 'key' | 'rationale'>;

function answerOf({ draft, type, format, options, prompts }: AnswerToRead): Answer {
  const { texts, notices } = draft;
  const stem = texts.stem ?? '';
  const rationale = texts.rationale ?? null;
  if (type === 'essay') return essayOf({ draft, options });
  const blanked = type === 'fill_in' ? withBlanks(stem) : { stem, blanks: 0 };
  const hasOptions = type === null || type === 'matching' || type === 'ordering' || type.endsWith('_choice');
  if (!hasOptions && type !== 'true_false' && options.length > 0)
    notices.warning('options', rowFault('SHEET_OPTIONS_NOT_EXPECTED', {}));
  if (hasOptions && type !== null) checkOptions({ options, type, draft });
  if (type === 'matching' && prompts.length < 2) notices.error('prompts', rowFault('SHEET_PROMPTS_MISSING', {}));
  if (prompts.length > MAX_PROMPTS) notices.error('prompts', rowFault('SHEET_TOO_MANY_PROMPTS', { max: MAX_PROMPTS }));
  const cell = texts.key ?? '';
  if (cell === '') notices.error('key', rowFault('SHEET_KEY_MISSING', {}));
  const key =
    cell === '' || type === null ? null : keyOf({ type, cell, options, prompts, blanks: blanked.blanks, draft });
  if (key?.kind === 'choice') checkCount({ key, type, format, draft });
  return {
    stem: blanked.stem,
    options: hasOptions ? options : [],
    prompts: type === 'matching' ? prompts : [],
    key,
    rationale,
  };
}

/** Moves the key of an essay to the rationale, because its markers are people. */
function essayOf({ draft: { texts, notices }, options }: { draft: RowDraft; options: string[] }): Answer {
  const { stem = '', rationale, key } = texts;
  if (options.length > 0) notices.warning('options', rowFault('SHEET_OPTIONS_NOT_EXPECTED', {}));
  if (key !== undefined) notices.warning('key', rowFault('SHEET_KEY_AS_RATIONALE', {}));
  const all = [key, rationale].filter((text) => text !== undefined);
  return {
    stem,
    options: [],
    prompts: [],
    key: { kind: 'essay' },
    rationale: all.length === 0 ? null : all.join('\n\n'),
  };
}

function keyOf({
  type,
  cell,
  options,
  prompts,
  blanks,
  draft: { notices },
}: Parts & {
  type: Exclude<QuestionType, 'essay'>;
  cell: string;
  blanks: number;
  draft: RowDraft;
}): QuestionKey | null {
  switch (type) {
    case 'single_choice':
    case 'multiple_choice':
      return readChoiceKey({ cell, options, notices });
    case 'true_false':
      return readTrueFalseKey({ cell, options, notices });
    case 'fill_in':
      return readFillInKey({ cell, blanks, notices });
    case 'numeric':
      return readNumericKey({ cell, notices });
    case 'matching':
      return readMatchingKey({ cell, prompts, options, notices });
    case 'ordering':
      return readOrderingKey({ cell, options, notices });
  }
}

function checkCount({
  key,
  type,
  format,
  draft: { notices },
}: TypeAndFormat & { key: { right: number[] }; draft: RowDraft }): void {
  const letters = key.right.map(letterOf).join('');
  if (type === 'single_choice' && key.right.length > 1)
    notices.error('key', rowFault('SHEET_KEY_OF_SEVERAL', { letters }));
  if (type === 'multiple_choice' && format === 'X' && key.right.length < 2)
    notices.error('key', rowFault('SHEET_KEY_OF_ONE', { letters }));
}

function checkOptions({
  options,
  type,
  draft: { notices },
}: {
  options: string[];
  type: QuestionType;
  draft: RowDraft;
}): void {
  const max = type === 'matching' ? MAX_OPTIONS.matching : MAX_OPTIONS.others;
  if (options.length < 2) notices.error('options', rowFault('SHEET_OPTIONS_MISSING', {}));
  if (options.length > max) notices.error('options', rowFault('SHEET_TOO_MANY_OPTIONS', { max }));
  if (!mayLookAlike(options)) return;
  const seen = new Set<string>();
  options.forEach((option, index) => {
    const form = shownForm(option);
    if (option !== '' && seen.has(form))
      notices.error('options', contentFault('OPTION_TWICE', { letter: letterOf(index) ?? '' }));
    seen.add(form);
  });
}

function checkLengths({ question, draft: { notices } }: { question: RowQuestion; draft: RowDraft }): void {
  for (const field of ['stem', 'rationale', 'options', 'prompts', 'knowledgePoint'] as const) {
    const texts = [question[field] ?? ''].flat();
    if (texts.some((text) => text.length > LONGEST[field]))
      notices.error(field, fieldFault('FIELD_TOO_LONG', { max: LONGEST[field] }));
  }
}
