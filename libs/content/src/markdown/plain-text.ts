import type { Block } from './parse-blocks';
import { parseInline, type Inline } from './parse-inline';

/** Plain text of one line of Markdown, for places without formatting: list entries, names read aloud. */
export function plainText(source: string): string {
  return parseInline(source).map(textOf).join('');
}

/** The visible text of these blocks, in reading order. */
export const shownText = (blocks: readonly Block[]): string => blocks.map(textOfBlock).join('\n');

export function holdsFormula(source: string): boolean {
  return source.includes('$') && parseInline(source).some(isFormula);
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return textOfAll(block.children);
    case 'list':
      return block.items.map(({ marker, children }) => `${marker} ${shownText(children)}`).join('\n');
    case 'quote':
      return shownText(block.children);
    case 'code':
      return block.text;
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(textOfAll).join(' ')).join('\n');
    case 'rule':
      return '';
  }
}

const textOfAll = (inlines: readonly Inline[]): string => inlines.map(textOf).join('');

function textOf(inline: Inline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
      return inline.text;
    case 'break':
      return ' ';
    case 'formula':
      return inline.tex;
    case 'strong':
    case 'link':
      return textOfAll(inline.children);
    case 'picture':
      return inline.alternative;
  }
}

const isFormula = (inline: Inline): boolean =>
  inline.kind === 'formula' || ('children' in inline && inline.children.some(isFormula));
