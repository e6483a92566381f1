import { markdownFault, picturesIn, replacePictureTargets } from './markdown-fault';

const KNOWN = new Set(['0a'.repeat(32)]);

describe('a text for candidates', () => {
  it.each([
    ['plain Chinese', '世界卫生组织建议纯母乳喂养至6个月。'],
    ['less than and greater than', '年龄<3岁且体重>10 kg；a < b；体重<P3或身长>P97；<M-2SD 或 >M+2SD；i<b and c>d'],
    ['signs of everyday', '* 注：2*3*4，\\(x\\)，C:\\_a，见[表2](下页)，R&D; AT&T'],
    ['a picture with brackets in its description', `![右眼 [图1]](/api/v1/media/${'0a'.repeat(32)})`],
    ['Markdown', '**重点**\n\n- 一\n- 二\n\n> 引用'],
    ['a link to a page', '见 [指南](https://www.who.int/zh)'],
    ['a formula', '体质指数 $\\mathrm{BMI} = \\frac{m}{h^2}$，$$\\text{剂量} = 10\\ \\mathrm{mg/kg} \\times m$$'],
    ['aligned formulas', '$$\\begin{align} a &= b \\\\ c &= d \\end{align}$$'],
    ['a block of code with dollar signs', '```\n$\\foo$\n```'],
    ['prices', '甲每盒$5，乙每盒$10；丙 \\$5，丁为\\$x'],
    ['code with dollar signs', '`$foo\\bar$`'],
    ['a picture of our own', `![图](/api/v1/media/${'0a'.repeat(32)})`],
  ])('accepts %s', (_, text) => {
    expect(markdownFault(text, KNOWN)).toBeNull();
  });

  it.each([
    ['a script', '<script>alert(1)</script>', 'HTML', { tag: '<script>' }],
    ['a picture as HTML', '<img src=x onerror=alert(1)>', 'HTML', { tag: '<img src=x onerror=alert(1)>' }],
    ['a comment', '题干<!-- 答案 -->', 'HTML', { tag: '<!--' }],
    ['a sign of a web page', '3&nbsp;岁', 'HTML_ENTITY', { entity: '&nbsp;' }],
    [
      'a picture with a title',
      '![右眼](pictures/a.png "图1")',
      'PICTURE_MISWRITTEN',
      { text: '![右眼](pictures/a.png "图1")' },
    ],
    ['a picture in full-width brackets', '！［右眼］（a.png）', 'PICTURE_MISWRITTEN', { text: '！［右眼］（a.png）' }],
    ['a link to a path', '[x](/api/v1/staff)', 'LINK_NOT_HTTP', { target: '/api/v1/staff' }],
    ['a tag without an end in sight', `<a href="${'x'.repeat(400)}">`, 'HTML', { tag: `<a href="${'x'.repeat(51)}` }],
    ['a link that runs a script', '[点这里](javascript:alert(1))', 'LINK_NOT_HTTP', { target: 'javascript:alert(1' }],
    [
      'a picture from elsewhere',
      '![图](https://example.org/a.png)',
      'PICTURE_FROM_ELSEWHERE',
      { target: 'https://example.org/a.png' },
    ],
    [
      'a picture that nobody uploaded',
      `![图](/api/v1/media/${'0b'.repeat(32)})`,
      'PICTURE_NOT_STORED',
      { target: `/api/v1/media/${'0b'.repeat(32)}` },
    ],
    [
      'a way out of our media',
      '![图](/api/v1/media/../staff)',
      'PICTURE_FROM_ELSEWHERE',
      { target: '/api/v1/media/../staff' },
    ],
    [
      'a formula with a command that does not exist',
      '$\\foo{x}$',
      'FORMULA_UNKNOWN_COMMAND',
      { tex: '\\foo{x}', command: '\\foo' },
    ],
    ['a formula with a bracket left open', '$$\\frac{1}{2$$', 'FORMULA_BROKEN', { tex: '\\frac{1}{2' }],
    ['a link in a formula', '$\\href{https://example.org}{x}$', 'FORMULA_FORBIDDEN_COMMAND', { command: '\\href' }],
    ['a style in a formula', '$\\htmlStyle{color:red}{x}$', 'FORMULA_FORBIDDEN_COMMAND', { command: '\\htmlStyle' }],
    ['a macro without an end', '$\\def\\a{\\a\\a}\\a$', 'FORMULA_BROKEN', { tex: '\\def\\a{\\a\\a}\\a' }],
    ['words between two dollar signs', '甲$5和乙$各一盒', 'FORMULA_WITH_WORDS', { tex: '5和乙' }],
    ['a bell', 'a\u0007b', 'CONTROL_CHARACTER', {}],
  ])('refuses %s', (_, text, code, details) => {
    expect(markdownFault(text, KNOWN)).toMatchObject({
      code,
      details,
      problem: expect.stringMatching(/; (type|write|correct|upload|remove) /),
    });
  });
});

describe('the pictures of a text', () => {
  const [a, b] = ['0a', '0b'].map((byte) => byte.repeat(32));

  it('are found at any place', () => {
    expect(
      picturesIn([
        `![图](/api/v1/media/${a})和![](/api/v1/media/${b})`,
        `[链接](/api/v1/media/${b})`,
        '![图](pictures/a.png)',
      ]),
    ).toEqual([a, b]);
  });

  it('are replaced without changing the rest', () => {
    const place = (target: string) => (target === 'pictures/a.png' ? '/x' : null);
    expect(
      replacePictureTargets('pictures/a.png ![a](pictures/a.png) [a](pictures/a.png) ![b](pictures/b.png)', place),
    ).toBe('pictures/a.png ![a](/x) [a](pictures/a.png) ![b](pictures/b.png)');
  });
});
