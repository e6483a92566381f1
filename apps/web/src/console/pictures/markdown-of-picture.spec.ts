import { parseInline } from '@sunflower/content/markdown';
import { insertAt, markdownOfPicture } from './markdown-of-picture';

const address = `/api/v1/media/${'0a'.repeat(32)}`;

describe('a picture in a text', () => {
  it.each([
    ['右眼眼底', '右眼眼底'],
    ['图 [1]\n左\\右', '图 1 左 右'],
    [' 皮疹 ', '皮疹'],
  ])('is parsed as one picture with any description: %j', (alternative, said) => {
    expect(parseInline(markdownOfPicture({ address, alternative }))).toEqual([
      { kind: 'picture', address, alternative: said },
    ]);
  });

  it('is inserted at the cursor', () => {
    expect(insertAt({ text: '甲乙丙', inserted: '图', start: 1, end: 2 })).toBe('甲图丙');
    expect(insertAt({ text: '', inserted: '图', start: 0, end: 0 })).toBe('图');
  });
});
