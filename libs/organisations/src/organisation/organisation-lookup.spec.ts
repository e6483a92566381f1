import { levelOfCode, parentCodeOf, pathOfCode } from './organisation-level';
import { OrganisationLookup } from './organisation-lookup';
import type { OrganisationView } from './organisation.repository';
import { FUJIAN_REGIONS } from '../regions/fujian-regions';

const ALL: OrganisationView[] = FUJIAN_REGIONS.map(({ code, name }) => ({
  id: `id-${code}`,
  code,
  name,
  level: levelOfCode(code),
  parentId: parentCodeOf(code) && `id-${parentCodeOf(code)}`,
  path: pathOfCode(code),
}));

describe('the regions', () => {
  it('are one province, 9 cities and 84 counties, each once and below its parent', () => {
    const levels = ALL.map(({ level }) => level);
    expect(['province', 'city', 'county'].map((level) => levels.filter((one) => one === level).length)).toEqual([
      1, 9, 84,
    ]);
    expect(new Set(ALL.map(({ code }) => code)).size).toBe(94);
    ALL.forEach(({ parentId }, index) =>
      expect(parentId === null || ALL.slice(0, index).some(({ id }) => id === parentId)).toBe(true),
    );
  });

  it('have the path of codes from the province down', () => {
    expect(pathOfCode('350102')).toBe('/350000/350100/350102/');
  });
});

describe('finding an organisation in a roster', () => {
  const find = (code: string, name: string, rootCode = '350000') =>
    new OrganisationLookup(ALL, pathOfCode(rootCode)).find({ code, name });

  it.each([
    ['350102', ''],
    [' ３５０１０２ ', ''],
    ['', '鼓楼区'],
    ['', '福州市鼓楼区'],
    ['', '福建省 福州市 / 鼓楼区'],
    ['350102', '鼓楼区'],
  ])('takes code "%s" and name "%s"', (code, name) => {
    expect(find(code, name)).toEqual({ organisationId: 'id-350102', fault: null });
  });

  it.each([
    ['', '', 'missing'],
    ['350199', '', 'unknown'],
    ['', '不存在区', 'unknown'],
    ['350102', '台江区', 'code_and_name_differ'],
  ])('refuses code "%s" and name "%s": %s', (code, name, fault) => {
    expect(find(code, name).fault).toBe(fault);
  });

  it('finds nothing outside the organisation that the roster is for', () => {
    expect(find('350203', '', '350100').fault).toBe('not_yours');
    expect(find('', '思明区', '350100').fault).toBe('not_yours');
    expect(find('350000', '', '350100').fault).toBe('not_yours');
    expect(find('350100', '', '350100').fault).toBeNull();
  });

  it('asks for the code when two organisations have the same name', () => {
    const twin: OrganisationView = {
      ...(ALL.find(({ code }) => code === '350203') as OrganisationView),
      id: 'twin',
      name: '鼓楼区',
    };
    const lookup = new OrganisationLookup([...ALL, twin], pathOfCode('350000'));
    expect(lookup.find({ code: '', name: '鼓楼区' }).fault).toBe('ambiguous');
    expect(lookup.find({ code: '', name: '福州市鼓楼区' })).toEqual({ organisationId: 'id-350102', fault: null });
  });
});
