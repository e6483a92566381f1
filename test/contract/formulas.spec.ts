import { formulasIn } from '@sunflower/training';
import { parseMarkdown, type Block } from '../../apps/web/src/ui/markdown/parse-markdown';
import type { Inline } from '../../apps/web/src/ui/markdown/parse-inline';

/** The formulas that the candidate's page would set. */
function formulasShown(text: string): { tex: string; display: boolean }[] {
  const inInlines = (inlines: Inline[]): { tex: string; display: boolean }[] =>
    inlines.flatMap((inline) => {
      if (inline.kind === 'formula') return [{ tex: inline.tex, display: inline.display }];
      return 'children' in inline ? inInlines(inline.children) : [];
    });
  const inBlocks = (blocks: Block[]): { tex: string; display: boolean }[] =>
    blocks.flatMap((block) => {
      switch (block.kind) {
        case 'paragraph':
        case 'heading':
          return inInlines(block.children);
        case 'list':
          return block.items.flatMap(inBlocks);
        case 'quote':
          return inBlocks(block.children);
        case 'table':
          return [block.head, ...block.rows].flat().flatMap(inInlines);
        case 'code':
        case 'rule':
          return [];
      }
    });
  return inBlocks(parseMarkdown(text));
}

describe('a formula is one for whoever checks it and for whoever shows it', () => {
  it.each([
    '$x$',
    '面积 $a_1^2$ 与 $b$',
    '$$\\frac{a}{b}$$',
    '甲\n$$\na\n- b\n$$\n乙',
    '**粗 $x$**',
    '- $x$\n- $$y$$',
    '> $x$',
    '| 甲 | 乙 |\n|---|---|\n| $x$ | 无 |',
    '# $x$',
    '$\\$5$',
    '$x\\$',
    '\\$x$',
    '$5，$10',
    '$5 和 $x',
    '$ x $',
    '$x $',
    '$',
    '$$',
    '$$$',
    '$$$$',
    '`$x$`',
    '``$x`$``',
    '```\n$x$\n```',
    '甲\n```\n$x$',
    '$a\nb$',
    '$$a\n\nb',
    '$x$5',
    '$x$y$z$',
    '$a$$b$',
    '$`x`$',
  ])('%j', (text) => {
    expect(formulasIn(text)).toEqual(formulasShown(text));
  });
});
