import { stemShape, stemSimilarity } from './stem-similarity';

const similarity = (a: string, b: string) => stemSimilarity({ a: stemShape(a), b: stemShape(b) });

describe('the similarity of two stems', () => {
  it('is 1 for the same words, whatever the punctuation and the width of the characters', () => {
    expect(similarity('婴儿6月龄，应添加什么？', '婴儿６月龄 应添加什么')).toBe(1);
  });

  it('is 0 for different words, and for texts too short to compare', () => {
    expect(similarity('婴儿辅食', '近视防控')).toBe(0);
    expect(similarity('甲', '甲')).toBe(0);
  });

  it('counts the pairs of characters in common', () => {
    // 甲乙 乙丙 丙丁 and 甲乙 乙丙 丙戊: two of three.
    expect(similarity('甲乙丙丁', '甲乙丙戊')).toBeCloseTo(2 / 3);
  });

  it('counts a repeated pair as often as both have it', () => {
    // 甲甲 ×3 and 甲甲 ×1.
    expect(similarity('甲甲甲甲', '甲甲')).toBeCloseTo(2 / 4);
  });

  it('is high when one word is exchanged', () => {
    expect(
      similarity('世界卫生组织建议健康足月婴儿纯母乳喂养至多大', '世界卫生组织建议健康足月婴儿纯母乳喂养到多大'),
    ).toBeGreaterThan(0.85);
  });
});
