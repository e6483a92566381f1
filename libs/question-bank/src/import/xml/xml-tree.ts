import type { XmlElement, XmlNode } from './read-xml';

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const elementsIn = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

/** Its children of this name. */
export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).filter((child) => child.name === name);

export const findChild = (element: XmlElement, name: string): XmlElement | null =>
  elementsIn(element).find((child) => child.name === name) ?? null;

/** All below it that hold, outermost first; what holds is not searched further. */
export function findAll(element: XmlElement, holds: (element: XmlElement) => boolean): XmlElement[] {
  return elementsIn(element).flatMap((child) => (holds(child) ? [child] : findAll(child, holds)));
}

/** Its text, with that of all below it. */
export const textIn = (element: XmlElement | null): string =>
  element === null ? '' : element.children.map((child) => (isElement(child) ? textIn(child) : child)).join('');

export const attribute = (element: XmlElement, name: string): string | null => element.attributes.get(name) ?? null;

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);

const VOID = new Set(['br', 'hr', 'img', 'col', 'source', 'wbr', 'input']);

/** As HTML; `replace` gives the HTML of an element that is none, null for one that goes out as it is. */
export function htmlOf(
  nodes: readonly XmlNode[],
  replace: (element: XmlElement) => string | null = () => null,
): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return escapeXml(node);
      const replaced = replace(node);
      if (replaced !== null) return replaced;
      const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');
      const open = `<${node.name}${attributes}>`;
      return VOID.has(node.name) ? open : `${open}${htmlOf(node.children, replace)}</${node.name}>`;
    })
    .join('');
}
