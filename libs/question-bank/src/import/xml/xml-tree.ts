import type { XmlElement, XmlNode } from './read-xml';

export const isElement = (node: XmlNode): node is XmlElement => typeof node !== 'string';

export const elementsIn = (element: XmlElement): XmlElement[] => element.children.filter(isElement);

/** The child elements with this name. */
export const childrenNamed = (element: XmlElement, name: string): XmlElement[] =>
  elementsIn(element).filter((child) => child.name === name);

export const findChild = (element: XmlElement, name: string): XmlElement | null =>
  elementsIn(element).find((child) => child.name === name) ?? null;

/** The outermost descendants that satisfy `holds`; their own descendants are not searched. */
export function findAll(element: XmlElement, holds: (element: XmlElement) => boolean): XmlElement[] {
  return elementsIn(element).flatMap((child) => (holds(child) ? [child] : findAll(child, holds)));
}

/** The text of an element and its descendants. */
export const textIn = (element: XmlElement | null): string =>
  element === null ? '' : element.children.map((child) => (isElement(child) ? textIn(child) : child)).join('');

export const attribute = (element: XmlElement, name: string): string | null => element.attributes.get(name) ?? null;

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);

const VOID = new Set(['br', 'hr', 'img', 'col', 'source', 'wbr', 'input']);

/** Serialises nodes as HTML. `replace` returns the HTML for an element, or null to serialise it unchanged. */
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
