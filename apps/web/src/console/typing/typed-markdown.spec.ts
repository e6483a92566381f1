import { parseMarkdown } from '@sunflower/content/markdown';
import { boldAt, formulaText, tableText } from './typed-markdown';

describe('what the buttons above a text put into it', () => {
  it('is the selection in bold, with its spaces outside', () => {
    expect(boldAt({ text: '下列不正确的是', start: 2, end: 5, sample: '词' })).toBe('下列**不正确**的是');
    expect(boldAt({ text: 'is not right', start: 2, end: 7, sample: '词' })).toBe('is **not** right');
    expect(boldAt({ text: '甲', start: 1, end: 1, sample: '词' })).toBe('甲**词**');
  });

  it('is a formula', () => {
    expect(formulaText(' x^{2} ')).toBe('$x^{2}$');
  });

  it('is a table that the parser reads as one', () => {
    const text = `题干${tableText([
      ['月龄', '体重'],
      ['6|月', '7\nkg'],
      ['', '9 kg'],
    ])}问`;
    const blocks = parseMarkdown(text);
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(JSON.stringify(blocks)).toContain('6 月');
  });
});
