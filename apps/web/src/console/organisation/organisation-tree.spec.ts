import { organisationTree } from './organisation-tree';

const organisation = (code: string, parentId: string | null) => ({
  id: `id-${code}`,
  code,
  name: `测试机构${code}`,
  level: 'county' as const,
  parentId,
  path: '',
  kind: null,
  closedAt: null as string | null,
  mergedIntoId: null,
});

describe('organisation tree', () => {
  it('puts each organisation below its parent, in the order of the codes', () => {
    const tree = organisationTree([
      organisation('350200', 'id-350000'),
      organisation('350100', 'id-350000'),
      organisation('350000', null),
    ]);
    expect(tree).toHaveLength(1);
    expect(tree[0]?.children.map(({ title }) => title)).toEqual(['测试机构350100', '测试机构350200']);
  });

  it('makes an organisation a root when its parent is not accessible', () => {
    expect(organisationTree([organisation('350102', 'id-350100')]).map(({ value }) => value)).toEqual(['id-350102']);
  });

  it('says of one that it is closed, and lets it be chosen only where something of before is looked for', () => {
    const closed = { ...organisation('350102', null), closedAt: '2026-06-01T00:00:00.000Z' };
    expect(organisationTree([closed], { word: '(closed)', areDisabled: true })).toMatchObject([
      { title: '测试机构350102(closed)', disabled: true },
    ]);
    expect(organisationTree([closed])[0]!.disabled).toBe(false);
  });
});
