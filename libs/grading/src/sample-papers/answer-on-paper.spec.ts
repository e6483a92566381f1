import type { PoolQuestion } from '@sunflower/question-bank';
import { answerOnPaper } from './answer-on-paper';

const options = ['一', '二', '三', '四'];
const shown = (question: Pick<PoolQuestion, 'type' | 'key'>, optionOrder = [2, 0, 3, 1]) =>
  answerOnPaper({ question: { options, ...question }, optionOrder });

describe('answerOnPaper', () => {
  it('names the options by the letters of the paper, not of the author', () => {
    expect(shown({ type: 'single_choice', key: { kind: 'choice', right: [0] } })).toBe('B');
    expect(shown({ type: 'multiple_choice', key: { kind: 'choice', right: [0, 2, 3] } })).toBe('ABC');
    expect(shown({ type: 'matching', key: { kind: 'matching', pairs: [1, 2] } })).toBe('1—D，2—A');
    expect(shown({ type: 'ordering', key: { kind: 'ordering', order: [0, 1, 2, 3] } })).toBe('B → D → A → C');
  });

  it('gives a true or false as its words, blanks in order, and a number with its tolerance', () => {
    expect(
      answerOnPaper({
        question: { type: 'true_false', options: ['正确', '错误'], key: { kind: 'choice', right: [1] } },
        optionOrder: [0, 1],
      }),
    ).toBe('错误');
    expect(shown({ type: 'fill_in', key: { kind: 'fill_in', blanks: [['六', '6'], ['乳牙']] } }, [])).toBe(
      '六 / 6；乳牙',
    );
    expect(shown({ type: 'numeric', key: { kind: 'numeric', value: '12.5', tolerance: '0.1' } }, [])).toBe(
      '12.5 ± 0.1',
    );
    expect(shown({ type: 'essay', key: { kind: 'essay' } }, [])).toBe('');
  });
});
