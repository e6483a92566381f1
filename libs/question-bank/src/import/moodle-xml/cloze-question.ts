import { shortDecimal } from '../exchange/exact-decimal';
import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning, finished, rationaleOf } from '../exchange/imported-question';
import { addParts, partMark } from '../exchange/parts-of-text';
import { keepAllRight, keepNumber, keepOneRight, variantsOf } from '../exchange/weighted-answers';
import type { ImportedQuestion } from '../imported-paper';
import { findChild } from '../xml/xml-tree';
import type { MoodleReading } from './moodle-question';
import { rawText } from './moodle-text';
import { parseCloze, type ClozePart } from './parse-cloze';

/** The placeholder of a part while its text is HTML. */
const place = (index: number): string => `\u2996${index}\u2995`;
const PLACE = /\u2996(\d+)\u2995/g;

/** Reads a cloze text. Blanks alone, or a single part, become one question; parts of different kinds become a case. */
export function readCloze(reading: MoodleReading): void {
  const { paper, element, question, texts } = reading;
  const body = findChild(element, 'questiontext');
  const { html, parts, broken } = parseCloze({ html: rawText(body).replace(/[\u2996\u2995]/g, ''), place });
  const text = texts.markdown({ element: body, field: 'stem', raw: html });
  // A space keeps two adjacent blanks from looking like one.
  const stem = text.replace(/\u2995(?=\u2996)/g, '\u2995 ');
  if (broken) addError(question, exchangeFault('GIFT_BRACE_NOT_CLOSED', {}), 'stem');
  if (parts.length === 0) addError(question, exchangeFault('EXCHANGE_KEY_MISSING', {}), 'key');
  const inOne = parts.length === 1 || parts.every(({ kind }) => kind === 'text');
  if (!inOne) {
    question.stem = stem.replace(PLACE, (_whole, index: string) => partMark(Number(index)));
    const fill = parts.map((part) => (target: ImportedQuestion) => {
      fillPart({ part, question: target, reading });
      if (parts.every(({ weight }) => weight === parts[0]?.weight)) return;
      target.points = shortDecimal(String(part.weight));
    });
    addParts({ paper, whole: question, fill });
    return;
  }
  question.stem = stem.replace(PLACE, '____');
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) fillPart({ part: first, question, reading });
  else if (parts.length > 1) fillBlanks({ parts, question, reading });
  paper.questions.push(finished(question));
}

type Filling = { question: ImportedQuestion; reading: MoodleReading };

function fillBlanks({ parts, question, reading }: Filling & { parts: ClozePart[] }): void {
  question.type = 'fill_in';
  const blanks = parts.map((part) => variants({ part, question, reading }));
  if (blanks.every((texts) => texts.length > 0)) question.key = { kind: 'fill_in', blanks };
  else addError(question, exchangeFault('EXCHANGE_KEY_MISSING', {}), 'key');
  if (parts.some(({ weight }) => weight !== parts[0]?.weight))
    addWarning(question, exchangeFault('EXCHANGE_WEIGHTED_PARTS', {}), 'points');
  addComments({ parts, question, reading });
}

const variants = ({ part, question, reading: { texts } }: Filling & { part: ClozePart }): string[] =>
  variantsOf(question, {
    answers: part.answers.map(({ text, percent }) => ({ text: texts.plain(text), percent })),
    caseCounts: part.caseCounts,
    patterns: true,
  });

function fillPart({ part, question, reading }: Filling & { part: ClozePart }): void {
  const { texts } = reading;
  switch (part.kind) {
    case 'text': {
      question.type = 'fill_in';
      const blank = variants({ part, question, reading });
      if (blank.length > 0) question.key = { kind: 'fill_in', blanks: [blank] };
      break;
    }
    case 'number':
      keepNumber(
        question,
        part.answers
          .filter(({ text }) => text !== '*')
          .map(({ text, percent }) => {
            const [value = '', tolerance = '0'] = texts.plain(text).split(':');
            return { value: value.trim(), tolerance: tolerance.trim(), percent };
          }),
      );
      break;
    case 'choice':
    case 'choices': {
      const keep = part.kind === 'choice' ? keepOneRight : keepAllRight;
      keep(
        question,
        part.answers.map(({ text, percent }) => ({ text: texts.piece({ html: text, field: 'options' }), percent })),
      );
    }
  }
  addComments({ parts: [part], question, reading });
}

function addComments({ parts, question, reading: { texts } }: Filling & { parts: ClozePart[] }): void {
  question.rationale = rationaleOf({
    general: question.rationale ?? '',
    comments: parts.flatMap(({ answers }) =>
      answers
        .filter(({ feedback }) => feedback !== '')
        .map(({ text, feedback }) => ({
          about: texts.plain(text),
          text: texts.piece({ html: feedback, field: 'rationale' }),
        })),
    ),
  });
}
