import { shortDecimal } from '../exchange/exact-decimal';
import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning, finished, rationaleOf, withOneBlank } from '../exchange/imported-question';
import type { PictureCollector } from '../exchange/picture-collector';
import {
  keepAllRight,
  keepNumber,
  keepOneRight,
  keepOrder,
  keepPairs,
  variantsOf,
  type WeightedText,
} from '../exchange/weighted-answers';
import type { ImportedPaper, ImportedQuestion } from '../imported-paper';
import type { XmlElement } from '../xml/read-xml';
import { attribute, childrenNamed, findChild, textIn } from '../xml/xml-tree';
import { readCloze } from './cloze-question';
import { readGaps } from './gap-question';
import { MoodleTexts, rawText } from './moodle-text';

export interface MoodleReading {
  paper: ImportedPaper;
  element: XmlElement;
  question: ImportedQuestion;
  texts: MoodleTexts;
}

/** Adds the content of one `<question>` to the paper: usually one question, several for a text with several parts. */
export function readMoodleQuestion({
  paper,
  element,
  question,
  pictures,
}: Omit<MoodleReading, 'texts'> & { pictures: PictureCollector }): void {
  const reading: MoodleReading = { paper, element, question, texts: new MoodleTexts(question, pictures) };
  readCommon(reading);
  const kind = attribute(element, 'type') ?? '';
  if (kind === 'cloze' || kind === 'multianswer') {
    readCloze(reading);
    return;
  }
  if (kind === 'ddwtos' || kind === 'gapselect') {
    readGaps(reading, kind === 'ddwtos' ? 'dragbox' : 'selectoption');
    return;
  }
  question.stem = reading.texts.markdown({ element: findChild(element, 'questiontext'), field: 'stem' });
  const read = READ.get(kind);
  if (read === undefined) addError(question, exchangeFault('EXCHANGE_KIND_UNKNOWN', { kind }), 'type');
  else read(reading);
  paper.questions.push(finished(question));
}

function readCommon({ element, question, texts }: MoodleReading): void {
  question.rationale =
    texts.markdown({ element: findChild(element, 'generalfeedback'), field: 'rationale' }).trim() || null;
  question.points = shortDecimal(textIn(findChild(element, 'defaultgrade')));
  const combined = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'].map((name) =>
    rawText(findChild(element, name)),
  );
  if (combined.some((text) => !isUsual(texts.plain(text.slice(0, 2_000)))))
    addWarning(question, exchangeFault('EXCHANGE_FEEDBACK_LEFT_OUT', {}), 'rationale');
  if (childrenNamed(element, 'hint').some((hint) => rawText(hint) !== ''))
    addWarning(question, exchangeFault('EXCHANGE_HINTS_LEFT_OUT', {}), 'rationale');
}

/** Whether a feedback text is empty or Moodle's default. */
const isUsual = (text: string): boolean => text === '' || (text.length <= 60 && USUAL.test(text));

const USUAL = new RegExp(
  `^(?:${[
    'your answer is (?:partially )?(?:in)?correct',
    '(?:in|partially )?correct',
    '您?你?的?(?:回答|答案)(?:是)?(?:部分|完全)?(?:正确|错误|不正确)的?',
    '(?:部分)?(?:正确|错误)',
    '(?:die|ihre) antwort ist (?:teilweise )?(?:richtig|falsch)',
    'votre réponse est (?:partiellement )?(?:in)?correcte',
    '(?:su )?respuesta (?:parcialmente )?(?:in)?correcta',
  ].join('|')})[.。!！]?$`,
  'i',
);

const READ = new Map<string, (reading: MoodleReading) => void>([
  ['multichoice', readChoice],
  ['multichoiceset', readChoiceSet],
  ['truefalse', readTrueFalse],
  ['shortanswer', readShortAnswer],
  ['numerical', readNumerical],
  ['matching', readMatching],
  ['match', readMatching],
  ['essay', readEssay],
  ['ordering', readOrdering],
]);

const fraction = (answer: XmlElement): number => {
  const number = Number(attribute(answer, 'fraction') ?? '0');
  return Number.isFinite(number) ? number : 0;
};

/** The answers; their comments are added below the rationale. */
function weightedAnswers(reading: MoodleReading, textOf: (answer: XmlElement) => string): WeightedText[] {
  const { element, question, texts } = reading;
  const answers = childrenNamed(element, 'answer').map((answer) => ({
    text: textOf(answer),
    percent: fraction(answer),
    comment: texts.markdown({ element: findChild(answer, 'feedback'), field: 'rationale' }),
  }));
  question.rationale = rationaleOf({
    general: question.rationale ?? '',
    comments: answers.map(({ text, comment }) => ({ about: text, text: comment })),
  });
  return answers.map(({ text, percent }) => ({ text, percent }));
}

const options = (reading: MoodleReading): WeightedText[] =>
  weightedAnswers(reading, (answer) =>
    reading.texts.markdown({ element: answer, field: 'options', raw: rawText(answer) }),
  );

function readChoice(reading: MoodleReading): void {
  const single = /^(true|1|)$/i.test(textIn(findChild(reading.element, 'single')).trim());
  if (single) keepOneRight(reading.question, options(reading));
  else keepAllRight(reading.question, options(reading));
}

/** All or nothing: each right option has full marks. */
function readChoiceSet(reading: MoodleReading): void {
  const found = options(reading);
  const right = found.filter(({ percent }) => percent > 0).length;
  keepAllRight(
    reading.question,
    found.map(({ text, percent }) => ({ text, percent: percent > 0 ? 100 / right : 0 })),
  );
}

function readTrueFalse(reading: MoodleReading): void {
  const { question, texts } = reading;
  const answers = weightedAnswers(reading, (answer) => texts.plain(rawText(answer)));
  const right = answers.filter(({ percent }) => percent > 0);
  question.type = 'true_false';
  const [first] = right;
  const said = first === undefined ? null : truth(first.text);
  if (right.length === 1 && said !== null) question.key = { kind: 'choice', right: [said ? 0 : 1] };
  else addError(question, exchangeFault('EXCHANGE_KEY_MISSING', {}), 'key');
}

function truth(text: string): boolean | null {
  if (/^(true|正确|对|√|1)$/i.test(text)) return true;
  return /^(false|错误|错|×|0)$/i.test(text) ? false : null;
}

function readShortAnswer(reading: MoodleReading): void {
  const { element, question, texts } = reading;
  const answers = weightedAnswers(reading, (answer) => texts.plain(rawText(answer)));
  const caseCounts = textIn(findChild(element, 'usecase')).trim() === '1';
  question.type = 'fill_in';
  question.stem = withOneBlank(question.stem);
  const variants = variantsOf(question, { answers, caseCounts, patterns: true });
  if (variants.length > 0) question.key = { kind: 'fill_in', blanks: [variants] };
}

function readNumerical(reading: MoodleReading): void {
  const { element, question, texts } = reading;
  const answers = childrenNamed(element, 'answer');
  const numbers = weightedAnswers(reading, (answer) => texts.plain(rawText(answer))).map((answer, index) => ({
    value: answer.text,
    percent: answer.percent,
    tolerance: textIn(findChild(answers[index] as XmlElement, 'tolerance')).trim() || '0',
  }));
  const all = numbers.filter(({ value, percent }) => value === '*' && percent > 0);
  if (all.length > 0) addError(question, exchangeFault('EXCHANGE_PATTERN_ANSWER', { answer: '*' }), 'key');
  keepNumber(
    question,
    numbers.filter(({ value }) => value !== '*'),
  );
  sayUnits(reading);
}

function sayUnits({ element, question, texts }: MoodleReading): void {
  const list = findChild(element, 'units');
  if (list === null) return;
  const names = childrenNamed(list, 'unit').map((unit) => texts.plain(textIn(findChild(unit, 'unit_name')).trim()));
  const units = names.filter((name) => name !== '').join(', ');
  if (units === '') return;
  const marked = /^[12]/.test(textIn(findChild(element, 'unitgradingtype')).trim());
  if (marked) addError(question, exchangeFault('EXCHANGE_UNIT_MARKED', { units }), 'stem');
  else addWarning(question, exchangeFault('EXCHANGE_UNITS', { units }), 'stem');
}

function readMatching({ element, question, texts }: MoodleReading): void {
  const pairs = childrenNamed(element, 'subquestion').map((subquestion) => ({
    prompt: texts.markdown({ element: subquestion, field: 'prompts', raw: rawText(subquestion) }),
    option: texts.markdown({ element: findChild(subquestion, 'answer'), field: 'options' }),
  }));
  keepPairs(question, { pairs, mixed: true });
}

function readEssay({ element, question, texts }: MoodleReading): void {
  question.type = 'essay';
  question.key = { kind: 'essay' };
  const notes = texts.markdown({ element: findChild(element, 'graderinfo'), field: 'rationale' });
  if (notes !== '') {
    question.rationale = rationaleOf({ general: question.rationale ?? '', comments: [{ about: '', text: notes }] });
    addWarning(question, exchangeFault('EXCHANGE_MODEL_ANSWER', {}), 'rationale');
  }
  const template = texts.plain(rawText(findChild(element, 'responsetemplate')).slice(0, 2_000));
  if (template !== '') addWarning(question, exchangeFault('EXCHANGE_TEMPLATE_LEFT_OUT', { text: template }), 'stem');
}

/** The fraction of each item is its position; without distinct fractions, the items are in the right order. */
function readOrdering(reading: MoodleReading): void {
  const { element, question } = reading;
  const items = options(reading);
  const places = items.map(({ percent }) => percent);
  const ordered = new Set(places).size === places.length ? [...items].sort((a, b) => a.percent - b.percent) : items;
  keepOrder(
    question,
    ordered.map(({ text }) => text),
  );
  if (/^[12]$/.test(textIn(findChild(element, 'selecttype')).trim()))
    addWarning(question, exchangeFault('EXCHANGE_ORDER_OF_PART', {}), 'options');
}
