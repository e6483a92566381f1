import { wordDifference } from './word-difference';

const told = (older: string, newer: string) =>
  wordDifference({ older, newer })
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('');

describe('two versions word by word', () => {
  it('shows changed numbers, Chinese characters and Latin words as replaced', () => {
    expect(told('体温 37.5℃ 以上', '体温 38.0℃ 以上')).toBe('体温 [-37.5][+38.0]℃ 以上');
    expect(told('不应仰卧', '应仰卧')).toBe('[-不]应仰卧');
    expect(told('use a spoon', 'use the spoon')).toBe('use [-a][+the] spoon');
  });

  it('loses nothing of either text', () => {
    const [older, newer] = ['甲乙丙丁 abc', '乙甲丁戊 abd'];
    const pieces = wordDifference({ older, newer });
    const without = (kind: string) =>
      pieces
        .filter((piece) => piece.kind !== kind)
        .map(({ text }) => text)
        .join('');
    expect([without('added'), without('removed')]).toEqual([older, newer]);
  });

  it('shows long texts as replaced', () => {
    expect(wordDifference({ older: '甲'.repeat(4000), newer: '乙'.repeat(4000) }).map(({ kind }) => kind)).toEqual([
      'removed',
      'added',
    ]);
  });
});
