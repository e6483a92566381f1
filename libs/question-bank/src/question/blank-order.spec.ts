import fc from 'fast-check';
import { orderOf, orderText, takeOrder } from './blank-order';

describe('the order of blanks', () => {
  it.each([
    ['钙；磷（顺序不限）', '钙；磷', 'all'],
    ['钙、磷(不分先后)。', '钙、磷', 'all'],
    ['钙；磷（顺序可互换）', '钙；磷', 'all'],
    ['钙；磷（答案不分先后）', '钙；磷', 'all'],
    ['calcium; phosphorus (any order)', 'calcium; phosphorus', 'all'],
    ['钙；磷；维生素D（1、2 顺序不限）', '钙；磷；维生素D', [[0, 1]]],
    [
      '甲|乙|丙|丁（第1、2空顺序不限；3、4 可互换）',
      '甲|乙|丙|丁',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['钙；磷（①②不分先后）', '钙；磷', [[0, 1]]],
    ['a|b|c (1, 3 in any order)', 'a|b|c', [[0, 2]]],
  ])('is read from %s', (typed, text, order) => {
    expect(takeOrder(typed)).toEqual({ text, order });
  });

  it.each(['钙；磷', '先后顺序', '（顺序不限）', '温度（38.5℃）', '左（右）', ''])('is absent in %s', (typed) => {
    expect(takeOrder(typed)).toEqual({ text: typed, order: null });
  });

  it('is the same after a round trip', () => {
    const someOrder = fc.integer({ min: 2, max: 10 }).chain((blankCount) =>
      fc
        .shuffledSubarray(
          Array.from({ length: blankCount }, (_, blank) => blank),
          { minLength: 2 },
        )
        .chain((blanks) =>
          fc.integer({ min: 2, max: Math.max(2, blanks.length) }).map((cut) => ({
            blankCount,
            groups: [blanks.slice(0, cut), blanks.slice(cut)].filter(({ length }) => length >= 2),
          })),
        ),
    );
    fc.assert(
      fc.property(someOrder, fc.constantFrom('zh-CN' as const, 'en' as const), ({ blankCount, groups }, language) => {
        const anyOrder = orderOf({ groups, blankCount })!;
        const { text, order } = takeOrder(`甲|乙${orderText({ anyOrder, blankCount, language })}`);
        const whole = [Array.from({ length: blankCount }, (_, blank) => blank)];
        expect(text).toBe('甲|乙');
        expect(order === 'all' ? whole : order).toEqual(anyOrder);
      }),
    );
  });

  it('is refused when it names a blank twice, alone, or one that does not exist', () => {
    const blankCount = 3;
    expect(orderOf({ groups: [[2, 0]], blankCount })).toEqual([[0, 2]]);
    for (const groups of [
      [[0, 0]],
      [[0]],
      [[0, 3]],
      [[-1, 0]],
      [
        [0, 1],
        [1, 2],
      ],
      [[0, 1.5]],
      [[]],
    ])
      expect(orderOf({ groups, blankCount })).toBeNull();
  });
});
