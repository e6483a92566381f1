import { fillBlank, move, pair, toggleChoice } from './change-response';

describe('changing a response', () => {
  it('keeps several choices in the order of their letters', () => {
    expect(toggleChoice(['C'], 'A')).toEqual(['A', 'C']);
  });

  it('clears the response when the last choice is removed', () => {
    expect(toggleChoice(['C'], 'C')).toBeNull();
  });

  it('keeps a place for every blank', () => {
    expect(fillBlank({ response: null, blankCount: 3, index: 1, text: '钙' })).toEqual(['', '钙', '']);
    expect(fillBlank({ response: ['', '钙', ''], blankCount: 3, index: 1, text: ' ' })).toBeNull();
    expect(fillBlank({ response: null, blankCount: 1, index: 0, text: '\u200b' })).toBeNull();
  });

  it('adds and removes a pair', () => {
    expect(pair({ response: { '1': 'C' }, promptId: '2', optionId: 'A' })).toEqual({ '1': 'C', '2': 'A' });
    expect(pair({ response: { '1': 'C' }, promptId: '1', optionId: '' })).toBeNull();
  });

  it('moves an entry one place and stops at the ends', () => {
    expect(move({ order: ['A', 'B', 'C'], id: 'C', step: -1 })).toEqual(['A', 'C', 'B']);
    expect(move({ order: ['A', 'B', 'C'], id: 'A', step: 1 })).toEqual(['B', 'A', 'C']);
    expect(move({ order: ['A', 'B', 'C'], id: 'A', step: -1 })).toEqual(['A', 'B', 'C']);
  });
});
