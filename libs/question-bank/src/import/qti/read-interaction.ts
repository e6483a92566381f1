import { exactDecimal, shareOf } from '../exchange/exact-decimal';
import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning, rationaleOf } from '../exchange/imported-question';
import { keepAllRight, keepNumber, keepOneRight, variantsOf, type WeightedText } from '../exchange/weighted-answers';
import type { ImportedQuestion } from '../imported-paper';
import type { XmlElement } from '../xml/read-xml';
import type { Declaration } from './declarations';
import { identifierOf, percentByKey, sayIfMapped, textsOf, type InteractionReading } from './interaction-key';
import { readAssociation, readMatch } from './pair-interactions';
import { qtiAttribute, qtiAll, qtiName } from './qti-names';

const READ = new Map<string, (reading: InteractionReading) => void>([
  ['choiceInteraction', readChoice],
  ['inlineChoiceInteraction', readChoice],
  ['textEntryInteraction', readTextEntry],
  ['extendedTextInteraction', readExtendedText],
  ['orderInteraction', readOrder],
  ['matchInteraction', readMatch],
  ['associateInteraction', readAssociation],
]);

export const isKnownInteraction = (interaction: XmlElement): boolean => READ.has(qtiName(interaction));

/** Sets a question's type, options and key. */
export const readInteraction = (reading: InteractionReading): void => READ.get(qtiName(reading.interaction))?.(reading);

function readChoice(reading: InteractionReading): void {
  const { interaction, question, declaration } = reading;
  const choices = qtiAll(interaction, qtiName(interaction) === 'choiceInteraction' ? 'simpleChoice' : 'inlineChoice');
  const texts = textsOf(reading, choices);
  const several = declaration.cardinality === 'multiple' && qtiAttribute(interaction, 'maxChoices') !== '1';
  const among = several ? 'all' : 'one';
  const percents = percentByKey(reading, among);
  const options: WeightedText[] = choices.map((choice, index) => ({
    text: texts[index] ?? '',
    percent: percents.get(identifierOf(choice)) ?? 0,
  }));
  const known = new Set(choices.map(identifierOf));
  for (const [key] of percents)
    if (!known.has(key)) addError(question, exchangeFault('EXCHANGE_KEY_NOT_AN_OPTION', { key }), 'key');
  sayIfMapped(reading, percents, among);
  if (several) keepAllRight(question, options);
  else keepOneRight(question, options);
  const least = Number(qtiAttribute(interaction, 'minChoices') ?? '0');
  const right = question.key?.kind === 'choice' ? question.key.right.length : 0;
  if (several && least >= 2 && right >= 2) question.format = 'X';
  const most = Number(qtiAttribute(interaction, 'maxChoices') ?? '0');
  if (several && most > 0 && right > most)
    addError(question, exchangeFault('EXCHANGE_ANSWERS_MARKED_APART', { reason: 'maxChoices' }), 'key');
  if (!several) asTrueFalse(question);
}

const TRUTHS = [
  ['正确', '错误'],
  ['对', '错'],
  ['true', 'false'],
  ['√', '×'],
];

/** Converts a choice between true and false to the true/false type. */
function asTrueFalse(question: ImportedQuestion): void {
  const said = question.options.map((option) => option.trim().toLowerCase());
  const truth = TRUTHS.find((pair) => said.length === 2 && pair.every((word) => said.includes(word)));
  if (truth === undefined || question.key?.kind !== 'choice') return;
  question.type = 'true_false';
  question.key = { kind: 'choice', right: question.key.right.map((index) => (said[index] === truth[0] ? 0 : 1)) };
  question.options = ['正确', '错误'];
}

const isNumber = ({ baseType }: Declaration): boolean => baseType === 'float' || baseType === 'integer';

function readTextEntry(reading: InteractionReading): void {
  const { question, declaration } = reading;
  if (isNumber(declaration)) {
    readNumber(reading);
    return;
  }
  question.type = 'fill_in';
  const variants = variantsOfEntry(reading);
  if (variants.length > 0) question.key = { kind: 'fill_in', blanks: [variants] };
}

/** The accepted texts of one entry. */
export function variantsOfEntry(reading: InteractionReading): string[] {
  const { question, declaration, marking } = reading;
  const percents = percentByKey(reading, 'one');
  sayIfMapped(reading, percents, 'one');
  const entries = declaration.mapping?.entries ?? [];
  const caseCounts =
    marking?.by === 'map'
      ? entries.some((entry) => entry.caseCounts && entry.value > 0)
      : marking !== null && (marking.caseCounts ?? true);
  return variantsOf(question, {
    answers: [...percents].map(([text, percent]) => ({ text, percent })),
    caseCounts,
    patterns: false,
  });
}

function readNumber(reading: InteractionReading): void {
  const { question, marking } = reading;
  const percents = percentByKey(reading, 'one');
  sayIfMapped(reading, percents, 'one');
  const numbers = [...percents].map(([text, percent]) => {
    const value = exactDecimal(text) ?? text;
    const stated = marking?.tolerance ?? '0';
    const tolerance = marking?.relative === true ? (shareOf({ value, percent: stated }) ?? stated) : stated;
    return { value, tolerance, percent };
  });
  keepNumber(question, numbers);
}

function readExtendedText({ question, declaration }: InteractionReading): void {
  question.type = 'essay';
  question.key = { kind: 'essay' };
  const answers = declaration.correct.filter((text) => text !== '');
  if (answers.length === 0) return;
  addWarning(question, exchangeFault('EXCHANGE_MODEL_ANSWER', {}), 'rationale');
  question.rationale = rationaleOf({
    general: question.rationale ?? '',
    comments: answers.map((text) => ({ about: '', text })),
  });
}

function readOrder(reading: InteractionReading): void {
  const { interaction, question, declaration } = reading;
  const choices = qtiAll(interaction, 'simpleChoice');
  question.type = 'ordering';
  question.options = textsOf(reading, choices);
  const places = choices.map(identifierOf);
  const order = declaration.correct.map((key) => places.indexOf(key));
  if (order.length === 0) return;
  const isWhole = order.length === places.length && new Set(order).size === order.length && !order.includes(-1);
  if (isWhole) question.key = { kind: 'ordering', order };
  else addError(question, exchangeFault('EXCHANGE_ORDER_OF_PART', {}), 'key');
}
