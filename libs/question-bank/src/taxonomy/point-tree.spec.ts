import { heightOf, levelOf, subtreeIds, wrongPlace } from './point-tree';

const at = (id: string, parentId: string | null = null, domainCode = 'd') => ({ id, parentId, domainCode });
const points = [at('a'), at('b', 'a'), at('c', 'b'), at('e'), at('f', 'e'), at('x', null, 'other')];

describe('the tree of knowledge points', () => {
  it('computes levels, heights and descendants', () => {
    expect(subtreeIds({ points, id: 'a' })).toEqual(['a', 'b', 'c']);
    expect(levelOf({ points, id: 'c' })).toBe(3);
    expect(heightOf({ points, id: 'a' })).toBe(3);
    expect(heightOf({ points, id: 'c' })).toBe(1);
  });

  it.each([
    ['a new one below the second level', null, 'b', null],
    ['a new one below the third', null, 'c', 'too_deep'],
    ['a point below itself', 'a', 'a', 'below_itself'],
    ['a point below one of its own', 'a', 'c', 'below_itself'],
    ['a point with one below it, below the first level', 'e', 'a', null],
    ['the same below the second', 'e', 'b', 'too_deep'],
    ['a point below one of another domain', 'b', 'x', 'other_domain'],
    ['a point at the top', 'c', null, null],
  ])('%s: %s below %s is %s', (_, id, parentId, expected) => {
    expect(wrongPlace({ points, id, domainCode: 'd', parentId })).toBe(expected);
  });
});
