import { answerForm, shownForm } from '@sunflower/content';
import { clip, type Fault } from '@sunflower/platform/plain';
import type { QuestionType } from '../../question/question-content';
import { contentFault } from '../../bank-file/question-file-fault';
import type {
  ImportedPaper,
  ImportedQuestion,
  ImportField,
  ImportFormat,
  ImportNotice,
  ImportPlace,
} from '../imported-paper';
import { exchangeFault } from './exchange-fault';

const MOST_EXCERPT = 2_000;

export const excerptOf = (text: string): string => text.slice(0, MOST_EXCERPT);

export const emptyPaper = ({
  format,
  title = null,
}: {
  format: ImportFormat;
  title?: string | null;
}): ImportedPaper => ({
  format,
  title,
  questions: [],
  groups: [],
  pictures: [],
  notices: [],
});

/** An empty question with only its place. */
export const questionAt = (place: ImportPlace): ImportedQuestion => ({
  place,
  number: null,
  type: null,
  format: null,
  stem: '',
  options: [],
  prompts: [],
  key: null,
  rationale: null,
  difficulty: null,
  knowledgePoint: null,
  domain: null,
  points: null,
  source: null,
  tags: [],
  group: null,
  notices: [],
});

export interface Placed {
  field?: ImportField | null;
  line?: number | null;
}

export const errorNotice = (fault: Fault, { field = null, line = null }: Placed = {}): ImportNotice => ({
  ...fault,
  severity: 'error',
  field,
  line,
});

export const warningNotice = (fault: Fault, { field = null, line = null }: Placed = {}): ImportNotice => ({
  ...fault,
  severity: 'warning',
  field,
  line,
});

export const addError = (question: ImportedQuestion, fault: Fault, field: ImportField | null = null): void => {
  question.notices.push(errorNotice(fault, { field }));
};

export const addWarning = (question: ImportedQuestion, fault: Fault, field: ImportField | null = null): void => {
  question.notices.push(warningNotice(fault, { field }));
};

export const hasError = ({ notices }: Pick<ImportedQuestion, 'notices'>): boolean =>
  notices.some(({ severity }) => severity === 'error');

const BLANK = /_{4,}/g;
const MOST_BLANKS = 10;
const MOST_VARIANTS = 10;
const MOST_OPTIONS: Partial<Record<QuestionType, number>> = {
  single_choice: 10,
  multiple_choice: 10,
  ordering: 10,
  matching: 15,
};
const MOST_PROMPTS = 10;

/** The stem with exactly one blank, added at the end when it has none. */
export function withOneBlank(stem: string): string {
  const marks = stem.match(BLANK)?.length ?? 0;
  if (marks > 0) return stem;
  const short = stem.match(/(?<!_)_{2,3}(?!_)/g)?.length ?? 0;
  if (short === 1) return stem.replace(/(?<!_)_{2,3}(?!_)/, '____');
  if (stem === '') return '____';
  return /[\n$|`]$|^[-#>|]|\n[|#>-][^\n]*$/.test(stem) ? `${stem}\n\n____` : `${stem} ____`;
}

/**
 * Reports what prevents a question from being stored. Afterwards a question without errors is complete: its type and
 * key are set and fit its options, prompts and blanks.
 */
export function finished(question: ImportedQuestion): ImportedQuestion {
  if (question.stem.trim() === '') addError(question, exchangeFault('EXCHANGE_STEM_EMPTY', {}), 'stem');
  if (question.type !== null) finishAnswer(question, question.type);
  if (question.key === null && !hasError(question))
    addError(question, exchangeFault('EXCHANGE_KEY_MISSING', {}), 'key');
  return question;
}

function finishAnswer(question: ImportedQuestion, type: QuestionType): void {
  switch (type) {
    case 'single_choice':
    case 'multiple_choice':
    case 'ordering':
      checkOptions(question, type);
      return;
    case 'matching':
      checkCount(question, { field: 'prompts', min: 2, max: MOST_PROMPTS });
      checkEmpty(question, 'prompts');
      checkOptions(question, type);
      return;
    case 'fill_in':
      checkBlanks(question);
      return;
    case 'true_false':
      question.options = ['正确', '错误'];
      return;
    case 'numeric':
    case 'essay':
      return;
  }
}

function checkOptions(question: ImportedQuestion, type: QuestionType): void {
  checkCount(question, { field: 'options', min: 2, max: MOST_OPTIONS[type] ?? 10 });
  checkEmpty(question, 'options');
  const seen = new Set<string>();
  question.options.forEach((option, index) => {
    const form = shownForm(option);
    if (form !== '' && seen.has(form))
      addError(question, contentFault('OPTION_TWICE', { letter: String.fromCharCode(65 + (index % 26)) }), 'options');
    seen.add(form);
  });
}

function checkCount(
  question: ImportedQuestion,
  { field, min, max }: { field: 'options' | 'prompts'; min: number; max: number },
): void {
  const count = question[field].length;
  if (count < min) addError(question, exchangeFault('EXCHANGE_TOO_FEW', { count, min }), field);
  if (count > max) addError(question, exchangeFault('EXCHANGE_TOO_MANY', { count, max }), field);
}

function checkEmpty(question: ImportedQuestion, field: 'options' | 'prompts'): void {
  question[field].forEach((text, index) => {
    if (text.trim() === '') addError(question, exchangeFault('EXCHANGE_OPTION_EMPTY', { place: index + 1 }), field);
  });
}

function checkBlanks(question: ImportedQuestion): void {
  if (question.key?.kind !== 'fill_in') return;
  const { blanks } = question.key;
  const marks = question.stem.match(BLANK)?.length ?? 0;
  if (marks !== blanks.length)
    addError(question, contentFault('BLANKS_NOT_AS_STEM', { blanks: blanks.length, marks }), 'stem');
  if (blanks.length > MOST_BLANKS)
    addError(question, exchangeFault('EXCHANGE_TOO_MANY', { count: blanks.length, max: MOST_BLANKS }), 'key');
  blanks.forEach((texts, index) => {
    if (texts.length === 0 || texts.some((text) => answerForm(text) === ''))
      addError(question, contentFault('BLANK_WITHOUT_TEXT', { blank: index + 1 }), 'key');
    if (texts.length > MOST_VARIANTS)
      addError(question, exchangeFault('EXCHANGE_TOO_MANY', { count: texts.length, max: MOST_VARIANTS }), 'key');
  });
}

/** The general rationale, then the comments on options and answers, each after the text it refers to. */
export function rationaleOf({
  general,
  comments,
}: {
  general: string;
  comments: readonly { about: string; text: string }[];
}): string | null {
  const told = comments.filter(({ text }) => text.trim() !== '');
  const parts = [general.trim(), ...told.map(({ about, text }) => (about === '' ? text : `${clip(about)}：${text}`))];
  return parts.filter((part) => part !== '').join('\n\n') || null;
}
