import { exactDecimal, middleOf } from '../exchange/exact-decimal';
import { exchangeFault } from '../exchange/exchange-fault';
import { addError, rationaleOf, withOneBlank } from '../exchange/imported-question';
import {
  keepAllRight,
  keepNumber,
  keepOneRight,
  keepPairs,
  variantsOf,
  type WeightedNumber,
} from '../exchange/weighted-answers';
import type { ImportedQuestion } from '../imported-paper';
import { showFreed } from './gift-signs';
import type { GiftTexts } from './gift-text';

interface Reading {
  question: ImportedQuestion;
  /** The text between the braces, with escaped signs hidden. */
  answer: string;
  texts: GiftTexts;
}

interface Piece {
  sign: '=' | '~' | '';
  percent: number | null;
  text: string;
  feedback: string;
}

/** Determines the type of a question from the text between its braces, as Moodle does. */
export function readGiftAnswer(reading: Reading): void {
  const { question, texts } = reading;
  const [answer = '', ...general] = reading.answer.split('####');
  if (general.length > 0) question.rationale = texts.markdown(general.join('####'), 'rationale') || null;
  const inner = { ...reading, answer: answer.trim() };
  if (inner.answer === '') {
    question.type = 'essay';
    question.key = { kind: 'essay' };
  } else if (inner.answer.startsWith('#')) readNumbers({ ...inner, answer: inner.answer.slice(1).trim() });
  else if (inner.answer.includes('~')) readChoice(inner);
  else if (/^\s*=/.test(inner.answer) && inner.answer.includes('->')) readPairs(inner);
  else if (/^(T|F|TRUE|FALSE|正确|错误|对|错|√|×)\s*(#|$)/i.test(inner.answer)) readTrueFalse(inner);
  else readShortAnswer(inner);
}

/** Splits at each `=` or `~`; the text before the first has an empty sign. */
function piecesOf({ question, answer }: Pick<Reading, 'question' | 'answer'>): Piece[] {
  const starts = [...answer.matchAll(/[=~]/g)].map(({ index }) => index);
  const head = answer.slice(0, starts[0] ?? answer.length);
  const found = starts.map((start, place) =>
    pieceOf(question, answer.slice(start, starts[place + 1] ?? answer.length)),
  );
  return head.trim() === '' ? found : [pieceOf(question, head), ...found];
}

function pieceOf(question: ImportedQuestion, text: string): Piece {
  const [, sign = '', weight, rest = ''] = /^\s*([=~]?)\s*(?:%([^%\n]{0,20})%)?([^]*)$/.exec(text) ?? [];
  const hash = rest.indexOf('#');
  const percent = weight === undefined ? null : Number(weight.replace(',', '.'));
  const unread = percent !== null && (!Number.isFinite(percent) || Math.abs(percent) > 100 || weight?.trim() === '');
  if (unread) addError(question, exchangeFault('GIFT_WEIGHT_UNREADABLE', { weight: weight ?? '' }), 'key');
  return {
    sign: sign as Piece['sign'],
    percent: unread ? null : percent,
    text: (hash < 0 ? rest : rest.slice(0, hash)).trim(),
    feedback: hash < 0 ? '' : rest.slice(hash + 1).trim(),
  };
}

function addComments({ question, texts }: Reading, pieces: readonly { about: string; feedback: string }[]): void {
  question.rationale = rationaleOf({
    general: question.rationale ?? '',
    comments: pieces.map(({ about, feedback }) => ({ about, text: texts.markdown(feedback, 'rationale') })),
  });
}

function readChoice(reading: Reading): void {
  const { question, texts } = reading;
  const pieces = piecesOf(reading);
  for (const { sign, text } of pieces)
    if (sign === '') addError(question, exchangeFault('GIFT_TEXT_WITHOUT_SIGN', { text: showFreed(text) }), 'options');
  const options = pieces
    .filter(({ sign }) => sign !== '')
    .map(({ sign, percent, text, feedback }) => ({
      text: texts.markdown(text, 'options'),
      percent: percent ?? (sign === '=' ? 100 : 0),
      feedback,
    }));
  // Without an equals sign, the weights decide which options are right, and several may be chosen.
  if (pieces.some(({ sign }) => sign === '=')) keepOneRight(question, options);
  else keepAllRight(question, options);
  addComments(
    reading,
    options.map(({ text, feedback }) => ({ about: text, feedback })),
  );
}

function readShortAnswer(reading: Reading): void {
  const { question, texts } = reading;
  const pieces = piecesOf(reading);
  if (pieces.length > 1)
    for (const { sign, text } of pieces)
      if (sign === '') addError(question, exchangeFault('GIFT_TEXT_WITHOUT_SIGN', { text: showFreed(text) }), 'key');
  const answers = pieces.map(({ percent, text, feedback }) => ({
    text: texts.plain(text),
    percent: percent ?? 100,
    feedback,
  }));
  question.type = 'fill_in';
  question.stem = withOneBlank(question.stem);
  const variants = variantsOf(question, {
    answers: answers.filter(({ text }) => text !== ''),
    caseCounts: false,
    patterns: true,
  });
  if (variants.length > 0) question.key = { kind: 'fill_in', blanks: [variants] };
  addComments(
    reading,
    answers.map(({ text, feedback }) => ({ about: text, feedback })),
  );
}

function readTrueFalse(reading: Reading): void {
  const { question, answer, texts } = reading;
  const [said = '', ...comments] = answer.split('#');
  question.type = 'true_false';
  question.key = { kind: 'choice', right: [/^(T|TRUE|正确|对|√)$/i.test(said.trim()) ? 0 : 1] };
  question.rationale = rationaleOf({
    general: question.rationale ?? '',
    comments: comments.map((comment) => ({ about: '', text: texts.markdown(comment, 'rationale') })),
  });
}

function readPairs(reading: Reading): void {
  const { question, answer, texts } = reading;
  const pairs = piecesOf({ question, answer }).map(({ text, feedback }) => {
    const arrow = text.indexOf('->');
    if (arrow < 0) addError(question, exchangeFault('GIFT_PAIR_WITHOUT_ANSWER', { text: showFreed(text) }), 'key');
    const option = arrow < 0 ? '' : text.slice(arrow + 2);
    return {
      prompt: texts.markdown(arrow < 0 ? text : text.slice(0, arrow), 'prompts'),
      // A number sign begins no comment in a pair.
      option: texts.markdown(feedback === '' ? option : `${option}#${feedback}`, 'options'),
    };
  });
  keepPairs(question, { pairs, mixed: true });
}

function readNumbers(reading: Reading): void {
  const { question } = reading;
  const pieces = piecesOf(reading);
  const numbers = pieces
    .filter(({ text }) => text !== '*' && text !== '')
    .map(({ sign, percent, text }) => ({ ...numberOf(text), percent: percent ?? (sign === '~' ? 0 : 100) }));
  keepNumber(question, numbers);
  addComments(
    reading,
    pieces.map(({ text, feedback }) => ({ about: showFreed(text), feedback })),
  );
}

/** Reads `3`, `3:0.5` and `2.5..3.5`; any other text is returned unchanged, to be reported. */
function numberOf(written: string): Pick<WeightedNumber, 'value' | 'tolerance'> {
  const text = showFreed(written).trim();
  const [, low, high] = /^([^.]*(?:\.\d+)?)\s*\.\.\s*(.+)$/.exec(text) ?? [];
  if (low !== undefined && high !== undefined) {
    const middle = middleOf({ low: low.trim(), high: high.trim() });
    return middle ?? { value: text, tolerance: '0' };
  }
  const [value = '', tolerance = '0', ...more] = text.split(':').map((part) => part.trim());
  return more.length > 0 || exactDecimal(value) === null ? { value: text, tolerance: '0' } : { value, tolerance };
}
