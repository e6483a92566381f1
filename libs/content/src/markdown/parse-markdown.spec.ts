import { parseInline } from './parse-inline';
import { parseMarkdown } from './parse-blocks';
import { shownText } from './plain-text';

const text = (value: string) => ({ kind: 'text', text: value });
const kindsOf = (source: string) => parseMarkdown(source).map(({ kind }) => kind);
const shown = (source: string) => shownText(parseMarkdown(source)).replace(/ +/g, ' ');

describe('typed text and shown text', () => {
  it.each([
    '每日补充维生素D ____ IU, 体温 > 38.5℃, 2*3 = 6',
    '年龄*2+80，约为2/3*收缩压',
    'a_1 与 b_2，C:\\_a，\\(x\\)，\\[y\\]，D:\\题库\\新',
    '~30~ 分钟 ^2^ ==重点==',
    '体重<P3或身长>P97',
    '<M-2SD 或 >M+2SD',
    '<img src=x onerror=alert>',
    '&lt;3 &nbsp;',
    '![x](https://example.org/a.png)',
    '![右眼](/api/v1/media/ab12 "图1")',
    '！［右眼］（图）',
    '[x](javascript:alert)',
    '[注](见表2)',
    '甲$5，乙$10',
    '甲 $ 5 $',
    '只有一个 $',
    '$$',
    '**',
    '****',
    '***a***',
    '** 甲**',
    '末尾\\',
  ])('are the same in a line: %s', (source) => {
    expect(parseInline(source)).toEqual([text(source)]);
  });

  it.each([
    ['>38.5℃ 时就诊'],
    ['> 38.5℃ 时就诊'],
    ['>= 3 次'],
    ['+ 弱阳性'],
    ['- 3SD'],
    ['* 注：按月龄'],
    ['# 1床'],
    ['甲\n# 病房'],
    ['#1 床'],
    ['0. 从不'],
    ['- 3SD\n- 2SD\n- 1SD'],
    ['+ 弱阳性\n++ 阳性\n+++ 强阳性'],
    ['0. 从不\n1. 偶尔\n2. 经常'],
    ['1) 甲\n3) 乙'],
    ['```\n只有开头'],
    ['$$ 只有开头\n\n后文'],
    ['甲|乙'],
  ])('are the same at the beginning of a line: %j', (source) => {
    expect(shown(source).replace(/\s+/g, '')).toBe(source.replace(/\s+/g, ''));
  });
});

describe('inline Markdown', () => {
  it('reads bold and code', () => {
    expect(parseInline('**不**正确的是 `x`')).toEqual([
      { kind: 'strong', children: [text('不')] },
      text('正确的是 '),
      { kind: 'code', text: 'x' },
    ]);
  });

  it('shows our own pictures', () => {
    expect(parseInline('![皮疹](/api/v1/media/ab12)')).toEqual([
      { kind: 'picture', address: '/api/v1/media/ab12', alternative: '皮疹' },
    ]);
    expect(parseInline('![右眼 [图1]](/api/v1/media/ab12)')).toEqual([
      { kind: 'picture', address: '/api/v1/media/ab12', alternative: '右眼 [图1]' },
    ]);
  });

  it('links to the web', () => {
    expect(parseInline('[**规则**](https://example.org/a_(b))')).toEqual([
      {
        kind: 'link',
        address: 'https://example.org/a_(b)',
        children: [{ kind: 'strong', children: [text('规则')] }],
      },
    ]);
  });

  it('escapes a mark by a backslash', () => {
    expect(parseInline('2\\*\\*3 \\$5 \\`x\\`')).toEqual([text('2**3 $5 `x`')]);
  });

  it('reads formulas, in the line and on a line of their own', () => {
    expect(parseInline('面积 $a_1^2 \\times \\$$，即$$\\frac{a}{b}$$')).toEqual([
      text('面积 '),
      { kind: 'formula', tex: 'a_1^2 \\times \\$', display: false },
      text('，即'),
      { kind: 'formula', tex: '\\frac{a}{b}', display: true },
    ]);
  });

  it('keeps single line breaks', () => {
    expect(parseInline('甲\n乙')).toEqual([text('甲'), { kind: 'break' }, text('乙')]);
  });
});

describe('Markdown blocks', () => {
  it('separates paragraphs at blank lines', () => {
    expect(kindsOf('甲\r\n\r\n乙')).toEqual(['paragraph', 'paragraph']);
  });

  it('reads headings, rules, quotes and code', () => {
    expect(kindsOf('# 考场规则\n## 一\n正文\n\n---\n> 提示\n\n```\na | b\n```')).toEqual([
      'heading',
      'heading',
      'paragraph',
      'rule',
      'quote',
      'code',
    ]);
  });

  it('reads a nested list, with the markers as typed', () => {
    expect(parseMarkdown('1. 甲\n   - 子\n3. 乙')).toEqual([
      {
        kind: 'list',
        ordered: true,
        items: [
          {
            marker: '1.',
            children: [
              { kind: 'paragraph', children: [text('甲')] },
              {
                kind: 'list',
                ordered: false,
                items: [{ marker: '-', children: [{ kind: 'paragraph', children: [text('子')] }] }],
              },
            ],
          },
          { marker: '3.', children: [{ kind: 'paragraph', children: [text('乙')] }] },
        ],
      },
    ]);
  });

  it('reads a table, also right after a line of text', () => {
    expect(parseMarkdown('见下表：\n| 月龄 | 奶量 |\n|---|:--:|\n| 6 | 800 \\| 900 |')).toEqual([
      { kind: 'paragraph', children: [text('见下表：')] },
      { kind: 'table', head: [[text('月龄')], [text('奶量')]], rows: [[[text('6')], [text('800 | 900')]]] },
    ]);
  });

  it('reads a formula over several lines as one, whatever they begin with', () => {
    expect(parseMarkdown('甲\n$$\na\n- b\n\n= c\n$$\n乙')).toEqual([
      { kind: 'paragraph', children: [text('甲')] },
      { kind: 'paragraph', children: [{ kind: 'formula', tex: 'a\n- b\n\n= c', display: true }] },
      { kind: 'paragraph', children: [text('乙')] },
    ]);
  });

  it('parses hostile texts in linear time', () => {
    const size = 20_000;
    for (const piece of [
      '$$a\n',
      '```\nx\n',
      '![',
      '[a](',
      '**a',
      '`',
      '> ',
      '> > ',
      '- - ',
      '1. \n',
      '| a ',
      '$a',
      '\\',
      '  - a\n',
    ])
      expect(() => parseMarkdown(piece.repeat(size / piece.length))).not.toThrow();
  });
});
