import { levelOfCode, parentCodeOf, pathOfCode } from '../organisation/organisation-level';
import { OrganisationLookup } from '../organisation/organisation-lookup';
import type { OrganisationView } from '../organisation/organisation.repository';
import { FUJIAN_REGIONS } from '../regions/fujian-regions';
import { organisationColumns, planOrganisations } from './organisation-file';

const ALL: OrganisationView[] = FUJIAN_REGIONS.map(({ code, name }) => ({
  id: `id-${code}`,
  code,
  name,
  level: levelOfCode(code),
  parentId: parentCodeOf(code) && `id-${parentCodeOf(code)}`,
  path: pathOfCode(code),
  kind: null,
  closedAt: null,
  mergedIntoId: null,
}));
const HEADINGS = { lineNumber: 1, cells: ['上级机构', '机构名称', '类型', '机构代码'] };

const plan = (rows: string[][], { all = ALL, rootPath = '/350000/350100/' } = {}) =>
  planOrganisations({
    rows: rows.map((cells, index) => ({ lineNumber: index + 2, cells })),
    columns: organisationColumns(HEADINGS)!,
    all,
    lookup: new OrganisationLookup(all, rootPath),
  });

describe('a list of organisations', () => {
  it('is known by its headings, and is none without a column for the one above', () => {
    expect(organisationColumns({ lineNumber: 1, cells: ['类型', ' 单位名称', '上级单位'] })).toEqual(
      new Map([
        ['parent', 2],
        ['name', 1],
        ['type', 0],
      ]),
    );
    expect(organisationColumns({ lineNumber: 1, cells: ['机构名称', '类型'] })).toBeNull();
  });

  it('adds towns and units with codes that follow, also below a row before', () => {
    const { planned, faults } = plan([
      ['鼓楼区', '测试街道', '街道'],
      ['350102', '测试幼儿园', '幼儿园'],
      ['测试街道', '测试诊所', '诊所'],
      ['350102001', '测试小学', '学校', 'xx1'],
    ]);
    expect(faults).toEqual([]);
    expect(planned.map(({ code, level, kind, path }) => [code, level, kind, path])).toEqual([
      ['350102001', 'town', null, '/350000/350100/350102/350102001/'],
      ['350102002', 'unit', 'kindergarten', '/350000/350100/350102/350102002/'],
      ['350102001001', 'unit', 'clinic', '/350000/350100/350102/350102001/350102001001/'],
      ['XX1', 'unit', 'school', '/350000/350100/350102/350102001/XX1/'],
    ]);
    expect(planned[2]).toMatchObject({ parentId: null, parentLine: 2 });
  });

  it.each<[string, string[], string, string]>([
    ['no organisation above', ['', '测试园', '幼儿园'], 'parent', 'parent_missing'],
    ['an unknown one above', ['不存在区', '测试园', '幼儿园'], 'parent', 'parent_unknown'],
    ['one above out of reach', ['思明区', '测试园', '幼儿园'], 'parent', 'parent_not_yours'],
    ['no name', ['鼓楼区', '', '幼儿园'], 'name', 'name_missing'],
    ['a name like a formula', ['鼓楼区', '=1+1', '幼儿园'], 'name', 'name_invalid'],
    ['an unknown type', ['鼓楼区', '测试园', '公司'], 'type', 'type_unknown'],
    ['a town below a city', ['福州市', '测试街道', '街道'], 'type', 'misplaced'],
    ['a code that is none', ['鼓楼区', '测试园', '幼儿园', 'a/b'], 'code', 'code_invalid'],
    ['a code that is taken', ['鼓楼区', '测试园', '幼儿园', '350102'], 'code', 'code_taken'],
  ])('names the row and the column of %s', (_, row, column, problem) => {
    expect(plan([row])).toMatchObject({ planned: [], faults: [{ lineNumber: 2, column, problem }] });
  });

  it('names the second of two equal rows, and passes over what is there already', () => {
    const row = ['鼓楼区', '测试园', '幼儿园'];
    expect(plan([row, row]).faults).toMatchObject([{ lineNumber: 3, problem: 'twice_in_file' }]);
    const county = ALL.find(({ code }) => code === '350102')!;
    const there: OrganisationView = {
      ...county,
      id: 'x',
      code: '350102009',
      name: '测试园',
      level: 'unit',
      parentId: county.id,
      path: `${county.path}350102009/`,
    };
    expect(plan([row], { all: [...ALL, there] })).toEqual({ planned: [], existing: 1, faults: [] });
    const closed = { ...there, closedAt: 1 };
    expect(plan([row], { all: [...ALL, closed] }).planned).toMatchObject([{ code: '350102010' }]);
  });
});
