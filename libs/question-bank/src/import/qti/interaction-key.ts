import { exchangeFault } from '../exchange/exchange-fault';
import { addError, addWarning } from '../exchange/imported-question';
import type { ImportedQuestion } from '../imported-paper';
import type { XmlElement } from '../xml/read-xml';
import type { Declaration } from './declarations';
import type { ItemTexts } from './item-texts';
import { qtiAttribute } from './qti-names';
import type { Marking } from './response-processing';

export interface InteractionReading {
  interaction: XmlElement;
  question: ImportedQuestion;
  declaration: Declaration;
  /** Null when the item does not say. */
  marking: Marking | null;
  texts: ItemTexts;
}

export const textsOf = (reading: Pick<InteractionReading, 'texts'>, choices: readonly XmlElement[]): string[] =>
  choices.map((choice) => reading.texts.markdown({ nodes: choice.children, field: 'options' }));

export const identifierOf = (element: XmlElement): string => qtiAttribute(element, 'identifier') ?? '';

/** The share of each value in per cent of all marks, or the right values when the correct response decides. */
export function percentByKey({ declaration, marking }: InteractionReading, among: 'one' | 'all'): Map<string, number> {
  const { correct, mapping } = declaration;
  const entries = mapping?.entries.filter(({ value }) => value !== 0) ?? [];
  const isMapped = marking?.by === 'map' || (marking === null && correct.length === 0);
  if (!isMapped || entries.length === 0) {
    return new Map(correct.map((key) => [key, among === 'one' ? 100 : 100 / correct.length]));
  }
  const gains = entries.map(({ value }) => value).filter((value) => value > 0);
  const sum = gains.reduce((total, value) => total + value, 0);
  const most = among === 'one' ? Math.max(...gains, 0) : Math.min(sum, mapping?.upperBound ?? sum);
  return new Map(entries.map(({ key, value }) => [key, most <= 0 ? 0 : (value / most) * 100]));
}

/** Warns when the mapping and the correct response name different answers. */
export function sayIfMapped(
  reading: InteractionReading,
  percents: ReadonlyMap<string, number>,
  among: 'one' | 'all',
): void {
  const { declaration, marking, question } = reading;
  if (marking?.by !== 'map') return;
  if (among === 'all') addWarning(question, exchangeFault('QTI_MAPPED_MARKS', {}), 'key');
  if (declaration.correct.length === 0) return;
  const right = [...percents]
    .filter(([, percent]) => (among === 'one' ? percent >= 99.5 : percent > 0))
    .map(([key]) => key);
  const same = new Set(right);
  if (
    declaration.correct.some((key) => !same.has(key)) ||
    (among === 'all' && right.length !== declaration.correct.length)
  )
    addError(question, exchangeFault('QTI_MAPPING_DIFFERS', {}), 'key');
}
