import { holdsFormula, plainText } from './plain-text';

describe('Markdown as plain text', () => {
  it('loses its marks and keeps its words', () => {
    expect(plainText('**体重** $m$ 除以\n[身高](https://example.org)，`h` ![图](/api/v1/media/ab12)')).toBe(
      '体重 m 除以 身高，h 图',
    );
  });
});

describe('whether a text holds a formula', () => {
  it.each([
    ['见 **$a$**', true],
    ['\n\n$$\na\n$$', true],
    ['甲$5，乙$10', false],
    ['`$a$`', false],
    ['没有', false],
  ])('%s', (source, holds) => {
    expect(holdsFormula(source)).toBe(holds);
  });
});
