import { newQuestion } from './editor-state';
import { verdictOf } from './verdict';

describe('an answer tried in the preview', () => {
  it('is compared with the key', () => {
    const one = newQuestion({ kind: 'A1', right: [1] });
    expect(verdictOf({ question: one, response: 'B' })).toBe('isRight');
    expect(verdictOf({ question: one, response: 'A' })).toBe('isWrong');
    expect(verdictOf({ question: newQuestion({ kind: 'X', right: [2, 0] }), response: ['A', 'C'] })).toBe('isRight');
    expect(verdictOf({ question: newQuestion({ kind: 'true_false', isTrue: false }), response: 'B' })).toBe('isRight');
    const pairs = newQuestion({ kind: 'matching', prompts: ['一', '二', ''], pairs: [1, 0, null] });
    expect(verdictOf({ question: pairs, response: { '1': 'B', '2': 'A' } })).toBe('isRight');
    expect(verdictOf({ question: newQuestion({ kind: 'ordering', steps: ['一', '二'] }), response: ['B', 'A'] })).toBe(
      'isWrong',
    );
  });

  it('is not judged without a key, or for types whose typed answers only the server reads', () => {
    expect(verdictOf({ question: newQuestion({ kind: 'A1' }), response: 'B' })).toBeNull();
    expect(verdictOf({ question: newQuestion({ kind: 'fill_in', blanks: [['甲']] }), response: ['甲'] })).toBeNull();
  });
});
