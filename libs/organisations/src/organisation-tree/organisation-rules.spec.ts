import {
  mayStandBelow,
  nextCode,
  organisationCodeOf,
  organisationNameOf,
  pathAbove,
  pathBelow,
} from './organisation-rules';

describe('keeping the tree', () => {
  it('puts towns below counties, and units below districts and towns', () => {
    const below = (level: 'town' | 'unit') =>
      (['province', 'city', 'county', 'town', 'unit'] as const).filter((parentLevel) =>
        mayStandBelow({ level, parentLevel }),
      );
    expect(below('town')).toEqual(['county']);
    expect(below('unit')).toEqual(['province', 'city', 'county', 'town']);
  });

  it.each([
    [[], '350102001'],
    [['350102001', '350102007', '350102', '3501020099', 'ABC'], '350102008'],
    [['350102999'], null],
  ])('gives the code after %j', (taken, code) => {
    expect(nextCode({ parentCode: '350102', taken })).toBe(code);
  });

  it('gives no code that is too long, and no path', () => {
    expect(nextCode({ parentCode: '350102001', taken: [] })).toBe('350102001001');
    expect(nextCode({ parentCode: '350102001001', taken: [] })).toBeNull();
    expect(pathBelow({ parentPath: '/35/', code: '3501' })).toBe('/35/3501/');
    expect(pathBelow({ parentPath: `/${'9'.repeat(117)}/`, code: '1' })).toBeNull();
  });

  it.each([
    [' 测试 幼儿园 ', '测试幼儿园'],
    ['测试诊所（二部）', '测试诊所(二部)'],
    ['=测试', null],
    ['测试/诊所', null],
    ['', null],
    ['测'.repeat(61), null],
  ])('takes the name "%s" as %s', (typed, name) => {
    expect(organisationNameOf(typed)).toBe(name);
  });

  it.each([
    ['yj_001', null],
    ['yj001', 'YJ001'],
    ['３５０１０２ 001', '350102001'],
    ['1234567890123', null],
    ['../1', null],
  ])('takes the code "%s" as %s', (typed, code) => {
    expect(organisationCodeOf(typed)).toBe(code);
  });

  it('knows the organisation above', () => {
    expect([pathAbove('/35/3501/350102/'), pathAbove('/35/')]).toEqual(['/35/3501/', '/']);
  });
});
