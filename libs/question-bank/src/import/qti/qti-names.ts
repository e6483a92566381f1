import type { XmlElement } from '../xml/read-xml';
import { elementsIn, findAll } from '../xml/xml-tree';

const camel = (name: string): string => name.replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase());

/** The QTI 2 name of a QTI 2 or 3 element: `qti-choice-interaction` is choiceInteraction. */
export const qtiName = ({ name }: XmlElement): string => (name.startsWith('qti-') ? camel(name.slice(4)) : name);

/** An attribute by its QTI 2 name: `responseIdentifier` is response-identifier in QTI 3. */
export function qtiAttribute(element: XmlElement, name: string): string | null {
  const kebab = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return element.attributes.get(name) ?? element.attributes.get(kebab) ?? null;
}

export const qtiChildren = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).filter((child) => qtiName(child) === name);

export const qtiChild = (element: XmlElement, name: string): XmlElement | null => qtiChildren(element, name)[0] ?? null;

export const qtiAll = (element: XmlElement, name: string): XmlElement[] =>
  findAll(element, (found) => qtiName(found) === name);
