import { htmlToMarkdown, htmlToPlain, plainToMarkdown } from './html-to-markdown';

const converted = (html: string) =>
  htmlToMarkdown({ html, picture: (source) => (source === 'a.png' ? 'a.png' : null) });
const text = (html: string): string => converted(html).text;

describe('HTML of another system', () => {
  it.each([
    ['<p>一天<b>不</b>应<u>超过</u>几小时？</p>', '一天**不**应**超过**几小时？'],
    ['H<sub>2</sub>O，10<sup>9</sup>/L，CO<sub>2</sub>', 'H₂O，10⁹/L，CO₂'],
    ['P<sub>甲</sub>', 'P$_{\\text{甲}}$'],
    ['体重&nbsp;&lt;&nbsp;P3 &amp; 身长', '体重 < P3 & 身长'],
    ['&lt;b&gt; 是什么', '`<b>` 是什么'],
    ['<p>甲</p><p>乙<br>丙</p>', '甲\n\n乙\n丙'],
    ['<ul><li>甲</li><li>乙</li></ul>', '- 甲\n- 乙'],
    ['<ol start="3"><li>甲</li><li>乙</li></ol>', '3. 甲\n4. 乙'],
    ['<p>求 \\(x_1 &lt; 2\\)3 与 $$\\frac{1}{2}$$ 之和</p>', '求 $x_1 < 2$ 3 与 $$\\frac{1}{2}$$ 之和'],
    ['$5，$10 <b>元</b>', '\\$5，\\$10 **元**'],
    ['2*3*4 与 a**b <i>斜</i>', '2*3*4 与 a\\*\\*b 斜'],
    ['<script>alert(1)</script><style>p{}</style>甲<!-- x -->', '甲'],
    ['<a href="https://example.org/x">见此</a><a href="javascript:x">乙</a>', '[见此](https://example.org/x)乙'],
    ['<img src="a.png" alt="图">', '![图](pictures/a.png)'],
    [
      '<math><msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><mfrac><mn>1</mn><mi>y</mi></mfrac></math>',
      '${x}^{2}\\le \\frac{1}{y}$',
    ],
    [
      '<table><tr><th>月龄</th><th>奶量</th></tr><tr><td>6</td><td>800|900</td></tr></table>',
      '| 月龄 | 奶量 |\n| --- | --- |\n| 6 | 800\\|900 |',
    ],
  ])('%s', (html, markdown) => {
    expect(text(html)).toBe(markdown);
  });

  it('reports content that cannot be shown', () => {
    expect(converted('<img src="b.png"><video src="x"></video><s>甲</s>')).toMatchObject({
      errors: [{ code: 'EXCHANGE_PICTURE_MISSING' }, { code: 'EXCHANGE_MEDIA' }],
      warnings: [{ code: 'EXCHANGE_STRUCK_TEXT' }],
    });
    expect(converted('<math><mlongdiv/></math>').errors).toMatchObject([{ code: 'EXCHANGE_FORMULA_UNREADABLE' }]);
    expect(converted('<div>'.repeat(100)).errors).toMatchObject([{ code: 'EXCHANGE_TEXT_TOO_LARGE' }]);
  });

  it('returns plain text for keys', () => {
    expect(htmlToPlain('<p>10<sup>9</sup> &lt;b&gt; **甲**</p>')).toBe('10⁹ <b> **甲**');
  });

  it('escapes Markdown signs in plain text', () => {
    expect(plainToMarkdown('a **b** <br> $5 $6 \\(x\\)')).toBe('a \\*\\*b\\*\\* `<br>` \\$5 \\$6 $x$');
  });
});
