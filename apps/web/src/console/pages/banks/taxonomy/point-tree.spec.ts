import { choicesOf, nodesOf, pathsOf } from './point-tree';

const at = (id: string, parentId: string | null, count: number, domainCode = 'd') => ({
  id,
  parentId,
  count,
  domainCode,
  title: id.toUpperCase(),
});
const points = [at('a', null, 1), at('b', 'a', 2), at('c', 'b', 3), at('x', null, 9, 'other')];

describe('the tree of knowledge points on the screen', () => {
  const nodes = nodesOf({ points, domainCode: 'd' });

  it('counts the questions of a point and all points below it', () => {
    expect(nodes.map(({ total }) => total)).toEqual([6]);
    expect(nodes[0]?.children.map(({ total }) => total)).toEqual([5]);
  });

  it('offers no target below the point itself', () => {
    expect(choicesOf(nodes, 'b')).toEqual([{ value: 'a', title: 'A', children: [] }]);
  });

  it('gives the path of a point', () => {
    expect(pathsOf(nodes).map(({ path }) => path)).toEqual(['A', 'A / B', 'A / B / C']);
  });
});
