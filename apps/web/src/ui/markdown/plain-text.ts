import { parseInline, type Inline } from './parse-inline';

/** One line of Markdown as a text without marks, for where only letters can stand: an entry of a list, a name that is read out. */
export function plainText(source: string): string {
  return parseInline(source).map(textOf).join('');
}

export function holdsFormula(source: string): boolean {
  return source.includes('$') && parseInline(source).some(isFormula);
}

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
    case 'emphasis':
    case 'link':
      return inline.children.map(textOf).join('');
    case 'image':
      return inline.alternative;
  }
}

const isFormula = (inline: Inline): boolean =>
  inline.kind === 'formula' || ('children' in inline && inline.children.some(isFormula));
