import { parseMarkdown, shownText } from '@sunflower/content';
import { printedScale, withAround } from './word-text';

const PICTURE = '![图](/api/v1/media/a)';
const around = (text: string) =>
  withAround({ blocks: parseMarkdown(text), prefix: '1．', suffix: '（　　）' }).map((block) => shownText([block]));

describe('a typeset text', () => {
  it('has its number in front of the first words, and the place for the answer behind the last', () => {
    expect(around('哪一项正确？')).toEqual(['1．哪一项正确？（　　）']);
    expect(around('题干。\n\n哪一项正确？')).toEqual(['1．题干。', '哪一项正确？（　　）']);
    expect(around('')).toEqual(['1．（　　）']);
  });

  it('has pictures and tables below the place for the answer', () => {
    expect(around(`哪一项正确？\n\n${PICTURE}`)).toEqual(['1．哪一项正确？（　　）', '图']);
    expect(around(`哪一项正确？\n${PICTURE}`)).toEqual(['1．哪一项正确？（　　） 图']);
    expect(around('哪一项正确？\n\n| a | b |\n| --- | --- |\n| 1 | 2 |')).toEqual([
      '1．哪一项正确？（　　）',
      'a b\n1 2',
    ]);
    expect(around('| a | b |\n| --- | --- |\n| 1 | 2 |')).toEqual(['1．（　　）', 'a b\n1 2']);
  });

  it('makes a picture smaller where it has to, and never larger', () => {
    expect(printedScale({ width: 100, height: 50 })).toBe(1);
    expect(printedScale({ width: 1120, height: 50 })).toBe(0.5);
    expect(printedScale({ width: 100, height: 600 })).toBe(0.5);
  });
});
