import { markdownFault, picturesIn, replacePictureTargets } from './markdown-fault';

const KNOWN = new Set(['0a'.repeat(32)]);

describe('a text that candidates read', () => {
  it.each([
    ['plain Chinese', '世界卫生组织建议纯母乳喂养至6个月。'],
    ['less than and greater than', '年龄<3岁且体重>10 kg；a < b'],
    ['Markdown', '**重点**\n\n- 一\n- 二\n\n> 引用'],
    ['a link to a page', '见 [指南](https://www.who.int/zh)'],
    ['a formula', '体质指数 $\\mathrm{BMI} = \\frac{m}{h^2}$，$$\\text{剂量} = 10\\ \\mathrm{mg/kg} \\times m$$'],
    ['aligned formulas', '$$\\begin{align} a &= b \\\\ c &= d \\end{align}$$'],
    ['a block of code with dollar signs', '```\n$\\foo$\n```'],
    ['prices', '甲每盒$5，乙每盒$10；丙 \\$5，丁为\\$x'],
    ['code with dollar signs', '`$foo\\bar$`'],
    ['a picture of our own', `![图](/api/v1/media/${'0a'.repeat(32)})`],
  ])('takes %s', (_, text) => {
    expect(markdownFault(text, KNOWN)).toBeNull();
  });

  it.each([
    ['a script', '<script>alert(1)</script>', /HTML/],
    ['a picture as HTML', '<img src=x onerror=alert(1)>', /HTML/],
    ['a comment', '题干<!-- 答案 -->', /HTML/],
    ['a link that runs a script', '[点这里](javascript:alert(1))', /http/],
    ['a picture from elsewhere', '![图](https://example.org/a.png)', /picture/],
    ['a picture that nobody uploaded', `![图](/api/v1/media/${'0b'.repeat(32)})`, /\/api\/v1\/media\/0b.*no such picture was uploaded/],
    ['a way out of our media', '![图](/api/v1/media/../staff)', /picture/],
    ['a formula with a command that does not exist', '$\\foo{x}$', /formula.*\\foo/],
    ['a formula with a bracket left open', '$$\\frac{1}{2$$', /formula/],
    ['a link in a formula', '$\\href{https://example.org}{x}$', /\\href/],
    ['a style in a formula', '$\\htmlStyle{color:red}{x}$', /\\htmlStyle/],
    ['a macro without an end', '$\\def\\a{\\a\\a}\\a$', /formula/],
    ['words between two dollar signs', '甲$5和乙$各一盒', /\\\$/],
    ['a bell', 'a\u0007b', /control/],
  ])('refuses %s', (_, text, fault) => {
    expect(markdownFault(text, KNOWN)).toMatch(fault);
  });
});

describe('the pictures of a text', () => {
  const [a, b] = ['0a', '0b'].map((byte) => byte.repeat(32));

  it('are found wherever they stand', () => {
    expect(picturesIn([`![图](/api/v1/media/${a})和![]( /api/v1/media/${b})`, `[链接](/api/v1/media/${b})`, '![图](pictures/a.png)'])).toEqual([a, b]);
  });

  it('are replaced, and nothing beside them', () => {
    const place = (target: string) => (target === 'pictures/a.png' ? '/x' : null);
    expect(replacePictureTargets('pictures/a.png ![a](pictures/a.png) [a](pictures/a.png) ![b](pictures/b.png)', place)).toBe('pictures/a.png ![a](/x) [a](pictures/a.png) ![b](pictures/b.png)');
  });
});
