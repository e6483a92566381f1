import {
  answerLines,
  answerLineText,
  answerPlace,
  chineseNumber,
  optionsPerLine,
  sectionHeading,
} from './printed-paper';

describe('a printed paper', () => {
  it('numbers its sections in Chinese', () => {
    expect([1, 10, 11, 20, 21, 99].map(chineseNumber)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九']);
  });

  it('heads a section with its questions and points, and names one value only where all have it', () => {
    const alike = { number: 1, title: '单项选择题', pointsMillipoints: new Array<number>(20).fill(2000) };
    expect(sectionHeading(alike)).toBe('一、单项选择题（共 20 题，每题 2 分，共 40 分）');
    expect(sectionHeading({ number: 2, title: '二、案例', pointsMillipoints: [1500, 1500, 2000] })).toBe(
      '二、案例（共 3 题，共 5 分）',
    );
  });

  it('leaves a place for the answer where the stem has none', () => {
    expect(answerPlace({ type: 'single_choice', stem: '婴儿平均多大会坐？' })).toBe('（　　）');
    expect(answerPlace({ type: 'single_choice', stem: '婴儿平均（   ）会坐。' })).toBe('');
    expect(answerPlace({ type: 'fill_in', stem: '乳牙共 ___ 颗。' })).toBe('');
  });

  it('puts as many options on a line as fit', () => {
    const four = (text: string) => new Array<string>(4).fill(text);
    expect(optionsPerLine({ options: four('6 月'), lineEm: 40 })).toBe(4);
    expect(optionsPerLine({ options: four('六个月大的婴儿会独坐'), lineEm: 40 })).toBe(2);
    expect(optionsPerLine({ options: four('六个月大的婴儿会独坐片刻，双手能够玩弄玩具'), lineEm: 40 })).toBe(1);
    expect(optionsPerLine({ options: four('![图](/api/v1/media/a)'), lineEm: 40 })).toBe(1);
  });

  it('lists short answers five in a group, and others singly', () => {
    const answers = ['A', 'B', 'CD', '正确', 'A', 'B', '六', 'C', ''];
    const lines = answerLines(answers.map((answer, index) => ({ number: index + 1, answer }))).map(answerLineText);
    expect(lines).toEqual(['1～5　A　B　CD　正确　A', '6．B', '7．六', '8．C', '9．略']);
  });
});
