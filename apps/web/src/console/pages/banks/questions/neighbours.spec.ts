import { listedOrder, neighboursOf } from './neighbours';

describe('the question before and after an open one', () => {
  it('is that of the list', () => {
    const order = ['a', 'b', 'c'];
    expect(neighboursOf({ order, id: 'a' })).toEqual({ before: null, after: 'b', position: 1 });
    expect(neighboursOf({ order, id: 'c' })).toEqual({ before: 'b', after: null, position: 3 });
    expect(neighboursOf({ order, id: 'of another list' })).toEqual({ before: null, after: null, position: null });
    expect(neighboursOf({ order, id: null }).position).toBeNull();
  });

  it('stays that of the list when an approved question leaves it, and goes on with what is loaded', () => {
    const order = listedOrder({ kept: ['a', 'b', 'c'], loaded: ['b', 'c', 'd'] });
    expect(order).toEqual(['a', 'b', 'c', 'd']);
    expect(neighboursOf({ order, id: 'a' }).after).toBe('b');
  });
});
