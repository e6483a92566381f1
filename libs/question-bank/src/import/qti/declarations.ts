import type { XmlElement } from '../xml/read-xml';
import { textIn } from '../xml/xml-tree';
import { qtiAttribute, qtiChild, qtiChildren } from './qti-names';

export interface Mapping {
  entries: { key: string; value: number; caseCounts: boolean }[];
  upperBound: number | null;
}

/** The type of a response and its right value. */
export interface Declaration {
  identifier: string;
  cardinality: string;
  baseType: string;
  correct: string[];
  mapping: Mapping | null;
}

const valuesIn = (element: XmlElement | null): string[] =>
  element === null ? [] : qtiChildren(element, 'value').map((value) => textIn(value).trim());

export function readDeclarations(item: XmlElement): Map<string, Declaration> {
  const found = qtiChildren(item, 'responseDeclaration').map((element): Declaration => {
    const mapping = qtiChild(element, 'mapping');
    return {
      identifier: qtiAttribute(element, 'identifier') ?? '',
      cardinality: qtiAttribute(element, 'cardinality') ?? 'single',
      baseType: qtiAttribute(element, 'baseType') ?? '',
      correct: valuesIn(qtiChild(element, 'correctResponse')),
      mapping: mapping === null ? null : readMapping(mapping),
    };
  });
  return new Map(found.map((declaration) => [declaration.identifier, declaration]));
}

const readMapping = (element: XmlElement): Mapping => ({
  entries: qtiChildren(element, 'mapEntry').map((entry) => ({
    key: (qtiAttribute(entry, 'mapKey') ?? '').trim(),
    value: numberOf(qtiAttribute(entry, 'mappedValue')) ?? 0,
    caseCounts: qtiAttribute(entry, 'caseSensitive') !== 'false',
  })),
  upperBound: numberOf(qtiAttribute(element, 'upperBound')),
});

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Numeric outcomes are scores; other outcomes choose feedback. */
export const scoresOf = (item: XmlElement): ReadonlySet<string> =>
  new Set(
    qtiChildren(item, 'outcomeDeclaration')
      .filter((outcome) => ['float', 'integer'].includes(qtiAttribute(outcome, 'baseType') ?? ''))
      .map((outcome) => qtiAttribute(outcome, 'identifier') ?? ''),
  );

/** The points as a decimal text, when the item states them. */
export function pointsOf(item: XmlElement): string | null {
  const outcomes = qtiChildren(item, 'outcomeDeclaration');
  const named = (name: string) => outcomes.find((outcome) => qtiAttribute(outcome, 'identifier') === name);
  const most = named('MAXSCORE');
  const stated = most === undefined ? undefined : valuesIn(qtiChild(most, 'defaultValue'))[0];
  const score = named('SCORE');
  return stated ?? (score === undefined ? null : qtiAttribute(score, 'normalMaximum'));
}
