import { exchangeFault } from '../exchange/exchange-fault';
import {
  addError,
  addWarning,
  emptyPaper,
  errorNotice,
  excerptOf,
  finished,
  questionAt,
} from '../exchange/imported-question';
import { plainToMarkdown } from '../html/html-to-markdown';
import type { ImportedPaper } from '../imported-paper';

const MOST_CHARACTERS = 20_000_000;
const OPTION = /^\s*([A-Z])\s?[.)、．）]\s*(.*)$/;
const ANSWER = /^\s*(?:ANSWER|答案)\s*[:：]\s*(.*)$/i;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Line {
  text: string;
  number: number;
}

interface Unread {
  stem: Line[];
  options: { letter: string; text: string; line: number }[];
  /** Lines among the options that are no options. */
  strange: Line[];
  answer: Line | null;
  last: number;
}

const nothing = (): Unread => ({ stem: [], options: [], strange: [], answer: null, last: 0 });

/** Reads an Aiken text file: the stem on a line, its options, `ANSWER: B`. */
export function readAikenPaper({ text }: { text: string; name: string }): ImportedPaper {
  const paper = emptyPaper({ format: 'aiken' });
  if (text.length > MOST_CHARACTERS) {
    paper.notices.push(errorNotice(exchangeFault('EXCHANGE_FILE_TOO_LARGE', { maxMegabytes: MOST_CHARACTERS / 1e6 })));
    return paper;
  }
  let unread = nothing();
  let blankBefore = false;
  const end = (): void => {
    if (unread.stem.length + unread.options.length > 0 || unread.answer !== null) addQuestion(paper, unread);
    unread = nothing();
  };
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  lines.forEach((line, index) => {
    const place = { text: line.trim(), number: index + 1 };
    if (place.text === '') {
      blankBefore = true;
      return;
    }
    // A new paragraph behind the options begins the next question, with or without an answer before it.
    if (blankBefore && unread.options.length > 0 && !OPTION.test(line) && !ANSWER.test(line)) end();
    takeLine({ unread, line: place });
    unread.last = index + 1;
    if (ANSWER.test(line)) end();
    blankBefore = false;
  });
  end();
  if (paper.questions.length === 0) paper.notices.push(errorNotice(exchangeFault('EXCHANGE_NO_QUESTIONS', {})));
  return paper;
}

function takeLine({ unread, line }: { unread: Unread; line: Line }): void {
  const [, answer] = ANSWER.exec(line.text) ?? [];
  const [, letter, option] = OPTION.exec(line.text) ?? [];
  if (answer !== undefined) unread.answer = { text: answer, number: line.number };
  else if (letter !== undefined && unread.stem.length > 0)
    unread.options.push({ letter, text: option ?? '', line: line.number });
  else if (unread.options.length > 0) unread.strange.push(line);
  else unread.stem.push(line);
}

function addQuestion(paper: ImportedPaper, { stem, options, strange, answer, last }: Unread): void {
  const first = stem[0]?.number ?? options[0]?.line ?? answer?.number ?? last;
  const lines = [...stem.map(({ text }) => text), ...options.map(({ letter, text }) => `${letter}. ${text}`)];
  const question = questionAt({
    part: null,
    line: first,
    lastLine: last,
    excerpt: excerptOf([...lines, ...(answer === null ? [] : [`ANSWER: ${answer.text}`])].join('\n')),
  });
  question.type = 'single_choice';
  question.stem = plainToMarkdown(stem.map(({ text }) => text).join('\n'));
  question.options = options.map(({ text }) => plainToMarkdown(text));
  if (stem.length > 1) addWarning(question, exchangeFault('AIKEN_SEVERAL_STEM_LINES', {}), 'stem');
  for (const { text, number } of strange)
    question.notices.push(
      errorNotice(exchangeFault('AIKEN_LINE_UNEXPECTED', { text }), { field: 'options', line: number }),
    );
  const wrong = options.findIndex(({ letter }, index) => letter !== LETTERS[index]);
  const wrongOption = options[wrong];
  if (wrongOption !== undefined)
    question.notices.push(
      errorNotice(
        exchangeFault('AIKEN_LETTERS_NOT_IN_ORDER', { letter: wrongOption.letter, expected: LETTERS[wrong] ?? '' }),
        { field: 'options', line: wrongOption.line },
      ),
    );
  readKey({ question, answer, letters: options.map(({ letter }) => letter) });
  paper.questions.push(finished(question));
}

function readKey({
  question,
  answer,
  letters,
}: {
  question: ReturnType<typeof questionAt>;
  answer: Line | null;
  letters: string[];
}): void {
  const named = answer?.text.toUpperCase().replace(/[.。]$/, '') ?? '';
  if (!/^[A-Z](?:[\s,，、;；和&]*[A-Z])*$/.test(named)) {
    const fault =
      named === ''
        ? exchangeFault('AIKEN_ANSWER_MISSING', {})
        : exchangeFault('EXCHANGE_KEY_NOT_AN_OPTION', { key: named });
    question.notices.push(errorNotice(fault, { field: 'key', line: answer?.number ?? null }));
    return;
  }
  const right = [...new Set(named.match(/[A-Z]/g) ?? [])].map((letter) => letters.indexOf(letter));
  if (right.includes(-1)) {
    addError(question, exchangeFault('EXCHANGE_KEY_NOT_AN_OPTION', { key: named }), 'key');
    return;
  }
  if (right.length > 1) question.type = 'multiple_choice';
  question.key = { kind: 'choice', right: right.sort((a, b) => a - b) };
}
