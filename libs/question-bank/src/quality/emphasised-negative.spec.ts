import { unemphasisedNegative } from './emphasised-negative';

describe('a question that asks a negative', () => {
  it.each([
    ['下列说法不正确的是？', '不正确'],
    ['下列家庭护理做法错误的是：', '错误'],
    ['下列哪项不属于高危因素？', '不属于'],
    ['预警征象不包括？', '不包括'],
    ['8月龄应会的动作，除外的是', '除外'],
    ['女童，2岁。下列哪些食物不应直接给？', '不应'],
    ['宣传时不得使用下列哪些说法？', '不得'],
    ['下列哪种情况不能用“出牙”解释？', '不能'],
    ['下列哪项最不恰当？', '最不'],
  ])('lacks its emphasis: %s', (stem, negative) => {
    expect(unemphasisedNegative(stem)).toBe(negative);
  });

  it.each([
    '下列家庭护理做法**错误**的是：',
    '下列哪种情况**不能**用“出牙”解释？',
    '每天看屏幕不应超过多少？',
    '室温下存放不应超过多长时间？',
    '健康婴儿能不能喝果汁，正确的回答是哪一项？',
    '孩子全身抽搐、叫不应，家长当时应当怎么做？',
    '奶奶说“眼镜不能戴”。最恰当的建议是？',
    '孩子不能独坐。首先应做什么？',
    '指导员应怎样纠正家长的错误做法？',
  ])('is not recognised in: %s', (stem) => {
    expect(unemphasisedNegative(stem)).toBeNull();
  });
});
