import { parseMarkdown, type Block, type Inline } from '@sunflower/content';
import katex from 'katex';

export interface XhtmlRules {
  /** The path of a picture in the package. */
  picture: (address: string) => string;
  /** The XHTML for the next blank of the stem; null for a text whose blanks are not answered. */
  blank?: () => string | null;
}

/** Removes characters that XML forbids. */
// eslint-disable-next-line no-control-regex -- the very characters that XML forbids
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const HALF_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

export const xmlText = (text: string): string =>
  text
    .replace(CONTROL, '')
    .replace(HALF_CHARACTER, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string);

/** Text for an attribute, where a raw line break would be read as a space. */
export const xmlAttribute = (text: string): string => xmlText(text).replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');

/** Converts our Markdown to the XHTML that QTI allows in item bodies. */
export function markdownToXhtml(markdown: string, rules: XhtmlRules): string {
  return parseMarkdown(markdown, { isPicture: () => true })
    .map((block) => blockXhtml(block, rules))
    .join('\n');
}

/** XHTML for places that allow no blocks: a single paragraph is written without its element. */
export function markdownToInlineXhtml(markdown: string, rules: XhtmlRules): string {
  const blocks = parseMarkdown(markdown, { isPicture: () => true });
  const [only] = blocks;
  if (blocks.length === 1 && only?.kind === 'paragraph') return inlineXhtml(only.children, rules);
  return blocks.map((block) => blockXhtml(block, rules)).join('\n');
}

function blockXhtml(block: Block, rules: XhtmlRules): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${inlineXhtml(block.children, rules)}</p>`;
    case 'heading':
      return `<h${block.level}>${inlineXhtml(block.children, rules)}</h${block.level}>`;
    case 'quote':
      return `<blockquote>${block.children.map((child) => blockXhtml(child, rules)).join('')}</blockquote>`;
    case 'code':
      return `<pre>${withBlanks(block.text, rules)}</pre>`;
    case 'rule':
      return '<hr/>';
    case 'list':
      return listXhtml(block, rules);
    case 'table':
      return tableXhtml(block, rules);
  }
}

/** Lists whose numbers do not increase by one, or whose mark is not a dash, keep their marks as text. */
function listXhtml({ items, ordered }: Extract<Block, { kind: 'list' }>, rules: XhtmlRules): string {
  const first = Number.parseInt(items[0]?.marker ?? '1', 10);
  const isRegular = items.every(({ marker }, index) => marker === (ordered ? `${first + index}.` : '-'));
  const inner = (children: readonly Block[]): string => {
    const [head, ...rest] = children;
    const text =
      head?.kind === 'paragraph'
        ? inlineXhtml(head.children, rules)
        : head === undefined
          ? ''
          : blockXhtml(head, rules);
    return text + rest.map((child) => blockXhtml(child, rules)).join('');
  };
  if (!isRegular)
    return `<p>${items.map(({ marker, children }) => `${xmlText(marker)} ${inner(children)}`).join('<br/>')}</p>`;
  const list = items.map(({ children }) => `<li>${inner(children)}</li>`).join('');
  if (!ordered) return `<ul>${list}</ul>`;
  return first === 1 ? `<ol>${list}</ol>` : `<ol start="${first}">${list}</ol>`;
}

function tableXhtml({ head, rows }: Extract<Block, { kind: 'table' }>, rules: XhtmlRules): string {
  const row = (cells: readonly Inline[][], name: 'th' | 'td'): string =>
    `<tr>${cells.map((cell) => `<${name}>${inlineXhtml(cell, rules)}</${name}>`).join('')}</tr>`;
  const body = rows.length === 0 ? '' : `<tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody>`;
  return `<table><thead>${row(head, 'th')}</thead>${body}</table>`;
}

const inlineXhtml = (inlines: readonly Inline[], rules: XhtmlRules): string =>
  inlines.map((inline) => oneInline(inline, rules)).join('');

function oneInline(inline: Inline, rules: XhtmlRules): string {
  switch (inline.kind) {
    case 'text':
      return withBlanks(inline.text, rules);
    case 'break':
      return '<br/>';
    case 'code':
      return `<code>${withBlanks(inline.text, rules)}</code>`;
    case 'strong':
      return `<strong>${inlineXhtml(inline.children, rules)}</strong>`;
    case 'link':
      return `<a href="${xmlAttribute(inline.address)}">${inlineXhtml(inline.children, rules)}</a>`;
    case 'picture':
      return `<img src="${xmlAttribute(rules.picture(inline.address))}" alt="${xmlAttribute(inline.alternative)}"/>`;
    case 'formula':
      return formulaXhtml(inline);
  }
}

const withBlanks = (text: string, { blank }: XhtmlRules): string =>
  text
    .split(/(_{4,})/)
    .map((part) => (/^_{4,}$/.test(part) ? (blank?.() ?? part) : xmlText(part)))
    .join('');

/** MathML that contains its TeX source. */
function formulaXhtml({ tex, display }: { tex: string; display: boolean }): string {
  try {
    const markup = katex.renderToString(tex, {
      output: 'mathml',
      displayMode: display,
      strict: 'ignore',
      maxExpand: 200,
    });
    const math = /<math[^]*<\/math>/.exec(markup)?.[0];
    if (math !== undefined) return math.replaceAll('&nbsp;', '&#160;').replaceAll('\u0026#x27;', "'");
  } catch (error) {
    if (!(error instanceof katex.ParseError)) throw error;
  }
  const block = display ? ' display="block"' : '';
  const text = xmlText(tex);
  return `<math xmlns="http://www.w3.org/1998/Math/MathML"${block}><semantics><mtext>${text}</mtext><annotation encoding="application/x-tex">${text}</annotation></semantics></math>`;
}
