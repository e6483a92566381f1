import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning } from '../exchange/imported-question';
import type { ImportedQuestion } from '../imported-paper';
import type { XmlElement } from '../xml/read-xml';
import { identifierOf, percentByKey, sayIfMapped, textsOf, type InteractionReading } from './interaction-key';
import { qtiAll, qtiChildren } from './qti-names';

interface Side {
  keys: string[];
  texts: string[];
}

/**
 * Reads two sets of texts: the set whose members have exactly one partner each becomes the prompts, the other the
 * options.
 */
export function readMatch(reading: InteractionReading): void {
  const { interaction, question } = reading;
  const sides = qtiChildren(interaction, 'simpleMatchSet').map((set) =>
    sideOf(reading, qtiAll(set, 'simpleAssociableChoice')),
  );
  const [first, second] = sides;
  const pairs = rightPairs(reading);
  question.type = 'matching';
  if (first === undefined || second === undefined) return;
  const isAsked = (side: Side): boolean =>
    side.keys.every((key) => pairs.filter((pair) => pair.includes(key)).length === 1);
  const [asked, offered] = !isAsked(first) && isAsked(second) ? [second, first] : [first, second];
  keepSides({ question, asked, offered, pairs });
}

/**
 * Reads one set whose members may be paired freely. The order within a pair means nothing; here it makes the two
 * columns.
 */
export function readAssociation(reading: InteractionReading): void {
  const { interaction, question } = reading;
  const all = sideOf(reading, qtiAll(interaction, 'simpleAssociableChoice'));
  const pairs = rightPairs(reading);
  const firsts = new Set(pairs.map(([first]) => first));
  const pick = (holds: (key: string) => boolean): Side => ({
    keys: all.keys.filter(holds),
    texts: all.texts.filter((_, index) => holds(all.keys[index] ?? '')),
  });
  question.type = 'matching';
  if (pairs.length > 0) addWarning(question, exchangeFault('EXCHANGE_ASSOCIATION_SPLIT', {}), 'options');
  keepSides({ question, asked: pick((key) => firsts.has(key)), offered: pick((key) => !firsts.has(key)), pairs });
}

const sideOf = (reading: InteractionReading, choices: XmlElement[]): Side => ({
  keys: choices.map(identifierOf),
  texts: textsOf(reading, choices),
});

function rightPairs(reading: InteractionReading): string[][] {
  const percents = percentByKey(reading, 'all');
  sayIfMapped(reading, percents, 'all');
  return [...percents].filter(([, percent]) => percent > 0).map(([key]) => key.split(/\s+/));
}

function keepSides({
  question,
  asked,
  offered,
  pairs,
}: {
  question: ImportedQuestion;
  asked: Side;
  offered: Side;
  pairs: string[][];
}): void {
  question.prompts = asked.texts;
  question.options = offered.texts;
  if (pairs.length === 0) return;
  const partners = asked.keys.map((key) =>
    pairs
      .filter((pair) => pair.includes(key))
      .map(([left, right]) => offered.keys.indexOf((left === key ? right : left) ?? '')),
  );
  partners.forEach((places, index) => {
    if (places.length === 1 && !places.includes(-1)) return;
    const prompt = asked.texts[index] ?? '';
    addError(question, exchangeFault('EXCHANGE_PROMPT_WITHOUT_ONE_OPTION', { prompt, count: places.length }), 'key');
  });
  if (partners.every((places) => places.length === 1 && !places.includes(-1)))
    question.key = { kind: 'matching', pairs: partners.flat() };
}
