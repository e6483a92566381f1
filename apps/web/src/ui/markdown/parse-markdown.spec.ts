import { parseInline } from './parse-inline';
import { parseMarkdown } from './parse-markdown';

const text = (value: string) => ({ kind: 'text', text: value });

describe('inline Markdown', () => {
  it('leaves the blanks of a question as they are written', () => {
    expect(parseInline('每日补充维生素D ____ IU, 体温 > 38.5℃, 2*3 = 6')).toEqual([
      text('每日补充维生素D ____ IU, 体温 > 38.5℃, 2*3 = 6'),
    ]);
  });

  it('reads bold, emphasis and code', () => {
    expect(parseInline('**不**正确的是 *注意* `x`')).toEqual([
      { kind: 'strong', children: [text('不')] },
      text('正确的是 '),
      { kind: 'emphasis', children: [text('注意')] },
      text(' '),
      { kind: 'code', text: 'x' },
    ]);
  });

  it('shows our own pictures and no others', () => {
    expect(parseInline('![皮疹](/api/v1/media/ab12)')).toEqual([
      { kind: 'image', address: '/api/v1/media/ab12', alternative: '皮疹' },
    ]);
    expect(parseInline('![x](https://example.org/a.png)')).toEqual([text('![x](https://example.org/a.png)')]);
  });

  it('makes no link of a script', () => {
    expect(parseInline('[x](javascript:alert)')).toEqual([text('[x](javascript:alert)')]);
  });

  it('keeps HTML as text', () => {
    expect(parseInline('<img src=x onerror=alert>')).toEqual([text('<img src=x onerror=alert>')]);
  });

  it('takes a backslash before a mark away', () => {
    expect(parseInline('2\\*3\\*4')).toEqual([text('2*3*4')]);
  });

  it('reads formulas, in the line and on a line of their own', () => {
    expect(parseInline('面积 $a_1^2 \\times \\$$，即$$\\frac{a}{b}$$')).toEqual([
      text('面积 '),
      { kind: 'formula', tex: 'a_1^2 \\times \\$', display: false },
      text('，即'),
      { kind: 'formula', tex: '\\frac{a}{b}', display: true },
    ]);
  });

  it.each(['甲$5，乙$10', '甲 $ 5 $', '只有一个 $', '甲 \\$5，乙 \\$x', '$$', '$$$$'])(
    'leaves a dollar sign that marks no formula: %s',
    (source) => {
      expect(parseInline(source)).toEqual([text(source.replace(/\\\$/g, '$'))]);
    },
  );

  it('keeps single line breaks', () => {
    expect(parseInline('甲\n乙')).toEqual([text('甲'), { kind: 'break' }, text('乙')]);
  });
});

describe('Markdown blocks', () => {
  it('parts paragraphs at blank lines', () => {
    expect(parseMarkdown('甲\r\n\r\n乙').map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph']);
  });

  it('reads headings, rules, quotes and code', () => {
    const kinds = parseMarkdown('## 考场规则\n正文\n\n---\n> 提示\n\n```\na | b\n```').map(({ kind }) => kind);
    expect(kinds).toEqual(['heading', 'paragraph', 'rule', 'quote', 'code']);
  });

  it('reads a list with a list inside', () => {
    const [list] = parseMarkdown('1. 甲\n   - 子\n2. 乙');
    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 1 });
    expect(list?.kind === 'list' && list.items.map((item) => item.map(({ kind }) => kind))).toEqual([
      ['paragraph', 'list'],
      ['paragraph'],
    ]);
  });

  it('reads a table', () => {
    const [table] = parseMarkdown('| 月龄 | 奶量 |\n|---|:--:|\n| 6 | 800 \\| 900 |');
    expect(table).toEqual({
      kind: 'table',
      head: [[text('月龄')], [text('奶量')]],
      rows: [[[text('6')], [text('800 | 900')]]],
    });
  });

  it('reads a formula over several lines as one, whatever they begin with', () => {
    expect(parseMarkdown('甲\n$$\na\n- b\n\n= c\n$$\n乙')).toEqual([
      { kind: 'paragraph', children: [text('甲')] },
      { kind: 'paragraph', children: [{ kind: 'formula', tex: 'a\n- b\n\n= c', display: true }] },
      { kind: 'paragraph', children: [text('乙')] },
    ]);
  });

  it('ends, whatever it is given', () => {
    for (const source of [
      '```',
      '> ',
      '- ',
      '|',
      '#',
      '**',
      '1.',
      '- a\n\n\n',
      '|a|\n|--|',
      '$$',
      '$$\n- a',
      '$$a$$ $$',
    ]) {
      expect(() => parseMarkdown(source)).not.toThrow();
    }
  });
});
