import { findRosterColumns } from './roster-columns';
import { UnreadableRosterFile } from './roster-file.errors';

const rows = (...lines: string[]) => lines.map((line, index) => ({ lineNumber: index + 1, cells: line.split(',') }));
const columnsOf = (...lines: string[]) => findRosterColumns(rows(...lines));

function missingIn(...lines: string[]): unknown {
  try {
    columnsOf(...lines);
  } catch (error) {
    if (error instanceof UnreadableRosterFile) return error.details;
    throw error;
  }
  return null;
}

describe('the headings of a roster', () => {
  it('may be in any order', () => {
    expect(columnsOf('手机号,机构代码,姓名,证件号码,证件类型').positions).toEqual({
      phone: 0,
      organisationCode: 1,
      name: 2,
      idNumber: 3,
      idType: 4,
    });
  });

  it('may be written a little differently', () => {
    expect(columnsOf('姓 名*,证件类型(必填),证件号,联系电话（选填）,所在单位').positions).toEqual({
      name: 0,
      idType: 1,
      idNumber: 2,
      phone: 3,
      organisationName: 4,
    });
  });

  it.each([
    ['名字,公民身份号码,工作单位', ['name', 'idNumber', 'organisationName']],
    ['1.姓名,2、证件类型,（3）证件号码,4．手机号,5 单位', ['name', 'idType', 'idNumber', 'phone', 'organisationName']],
    ['姓名,證件類型,證件號碼,聯繫電話,機構名稱', ['name', 'idType', 'idNumber', 'phone', 'organisationName']],
  ])('are recognised in common spellings: %s', (line, fields) => {
    expect(Object.keys(columnsOf(line).positions)).toEqual(fields);
  });

  it('may have a title above them', () => {
    expect(columnsOf('测试名册,,,', '2026年,,,', '姓名,证件类型,证件号码,单位名称').headingLineNumber).toBe(3);
  });

  it('need no ID type when all numbers are resident ID numbers', () => {
    expect(columnsOf('姓名,身份证号,机构').residentIdsOnly).toBe(true);
    expect(columnsOf('姓名,公民身份号码,机构').residentIdsOnly).toBe(true);
    expect(missingIn('姓名,证件号码,机构')).toEqual({ problem: 'columns_missing', columns: ['证件类型'] });
  });

  it('are named when they are missing', () => {
    expect(missingIn('证件类型,手机号', 'x,y')).toEqual({
      problem: 'columns_missing',
      columns: ['姓名', '证件号码', '机构代码 / 机构名称'],
    });
  });

  it('may not occur twice', () => {
    expect(missingIn('姓名,姓名,证件类型,证件号码,机构代码')).toEqual({ problem: 'columns_twice', columns: ['姓名'] });
  });

  it('prefer the most usual name of a column', () => {
    expect(columnsOf('单位,姓名,证件类型,证件号码,机构名称').positions.organisationName).toBe(4);
  });
});
