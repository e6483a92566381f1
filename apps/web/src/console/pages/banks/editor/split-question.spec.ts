import { splitQuestion } from './split-question';

describe('a whole question pasted into the stem', () => {
  it.each([
    ['options one a line', '12. 测试题干？\nA. 甲\nB. 乙\nC. 丙\n答案：B\n解析：因为乙。\n还因为。'],
    ['options in a line', '12、测试题干？\nA．甲  B．乙  C．丙\n【答案】B\n【解析】因为乙。\n还因为。'],
    ['brackets', '（12）测试题干？\n（A）甲\n（B）乙\n（C）丙\n正确答案：B\n答案解析：因为乙。\n还因为。'],
  ])('is split into its fields: %s', (_, text) => {
    expect(splitQuestion(text)).toEqual({
      stem: '测试题干？',
      options: ['甲', '乙', '丙'],
      right: [1],
      isTrue: null,
      rationale: '因为乙。\n还因为。',
    });
  });

  it('moves the key out of the brackets in the stem', () => {
    expect(splitQuestion('题干是（ AC ）。\nA、甲\nB、乙\nC、丙')).toMatchObject({
      stem: '题干是（  ）。',
      right: [0, 2],
    });
  });

  it('recognises a true-or-false statement', () => {
    expect(splitQuestion('新生儿应当俯卧睡眠。\n答案：×')).toMatchObject({
      stem: '新生儿应当俯卧睡眠。',
      isTrue: false,
      options: [],
    });
  });

  it('does not split a plain stem or at letters within a text', () => {
    expect(splitQuestion('维生素 A. 缺乏时会怎样？')).toBeNull();
    expect(splitQuestion('男童，3岁。\n身高 95 cm。')).toBeNull();
    expect(splitQuestion(`${'x'.repeat(30_000)}\nA. 甲\nB. 乙`)).toBeNull();
    expect(splitQuestion('题干？\nA. 含 C. 的甲\nB. 乙\n答案：A')!.options).toEqual(['含 C. 的甲', '乙']);
  });
});
