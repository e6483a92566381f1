import { beginsPattern, containsPattern, inList, nameContains, subtreeFilter } from './sql-parts';

describe('a part of a statement', () => {
  it('matches nothing for an empty list of subtrees', () => {
    expect(subtreeFilter({ column: 'o.path', paths: [] })).toEqual({ sql: '1 = 0', parameters: [] });
  });

  it('matches paths in one of the subtrees', () => {
    expect(subtreeFilter({ column: 'o.path', paths: ['/1/', '/2/'] })).toEqual({
      sql: '(o.path LIKE ? OR o.path LIKE ?)',
      parameters: ['/1/%', '/2/%'],
    });
  });

  it('supports an empty list of values', () => {
    expect(inList([])).toBe('(NULL)');
    expect(inList([1, 2])).toBe('(?, ?)');
  });

  it('escapes wildcards in the searched text', () => {
    expect(containsPattern('10%_!')).toBe('%10!%!_!!%');
    expect(beginsPattern('考_')).toBe('考!_%');
    expect(nameContains('阿依·买_')).toBe('%阿依_买!_%');
  });
});
