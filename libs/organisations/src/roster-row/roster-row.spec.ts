import { levelOfCode, parentCodeOf, pathOfCode } from '../organisation/organisation-level';
import { OrganisationLookup } from '../organisation/organisation-lookup';
import { FUJIAN_REGIONS } from '../regions/fujian-regions';
import { findDuplicateRows } from '../roster-import/roster-duplicates';
import { decodeProblem, describeFault, encodeProblem } from './roster-fault';
import { findRosterColumns } from '../roster-file/roster-columns';
import { parseRosterRow } from './roster-row';

const HEADINGS = ['姓名', '证件类型', '证件号码', '手机号', '机构代码', '机构名称'];
const organisations = new OrganisationLookup(
  FUJIAN_REGIONS.map(({ code, name }) => ({
    id: code,
    code,
    name,
    level: levelOfCode(code),
    parentId: parentCodeOf(code),
    path: pathOfCode(code),
  })),
  pathOfCode('350100'),
);
const columns = findRosterColumns([{ lineNumber: 1, cells: HEADINGS }]);
const parse = (cells: string[], lineNumber = 2) =>
  parseRosterRow({ lineNumber, cells }, { columns, organisations, today: '20260601' });
const problems = (cells: string[]) => parse(cells).faults.map(({ field, problem }) => `${field} ${problem}`);

const GOOD = ['考生0001', '居民身份证', '11010519491231002X', '13000000001', '350102', ''];
const changed = (changes: Record<number, string>) => GOOD.map((cell, index) => changes[index] ?? cell);

describe('a row of a roster', () => {
  it('is parsed', () => {
    expect(parse(GOOD).row).toEqual({
      lineNumber: 2,
      name: '考生0001',
      idType: 'resident_id',
      idNumber: '11010519491231002X',
      phone: '13000000001',
      organisationId: '350102',
    });
  });

  it('may leave out the phone, and cells at the end', () => {
    expect(parse(changed({ 3: '' })).row?.phone).toBeNull();
    expect(parse(GOOD.slice(0, 5)).faults).toEqual([]);
  });

  it('may hold prefixes that people type to keep a number as text', () => {
    expect(parse(changed({ 2: '="11010519491231002X"', 3: "'13000000001" })).faults).toEqual([]);
  });

  it('gets all its faults, at most one a column', () => {
    expect(problems(['', '驾驶证', '123', '12345', '', '不存在区'])).toEqual([
      'name name_missing',
      'idType id_type_unknown',
      'phone phone_not_mobile',
      'organisation organisation_unknown',
    ]);
    expect(problems(['=1+1', '', '', 'x', '', ''])).toEqual([
      'name name_wrong_characters',
      'idType id_type_missing',
      'idNumber id_number_missing',
      'phone phone_not_mobile',
      'organisation organisation_missing',
    ]);
  });

  it.each([
    ['3.50102E+17', 'id_number_lost_digits'],
    ['3E+17', 'id_number_lost_digits'],
    ['110105194912310021', 'id_number_wrong_check_digit'],
    ['110105194913310021', 'id_number_impossible_birth_date'],
    ['1101051949123100', 'id_number_wrong_length'],
  ])('has, for the number %s, the fault %s', (idNumber, problem) => {
    expect(problems(changed({ 2: idNumber }))).toEqual([`idNumber ${problem}`]);
  });

  it('may hold a passport number that looks like a number with an exponent', () => {
    expect(parse(changed({ 1: '护照', 2: '1E234567' })).row?.idNumber).toBe('1E234567');
  });

  it('may not name an organisation outside the import', () => {
    expect(problems(changed({ 4: '350203' }))).toEqual(['organisation organisation_not_yours']);
  });
});

describe('rows with the same ID number', () => {
  it('name each other, also when they have other faults', () => {
    const rows = [
      parse(GOOD, 2),
      parse(changed({ 0: '', 2: '11010519491231002x' }), 3),
      parse(GOOD, 9),
      parse(changed({ 1: '护照', 2: 'E00000001' }), 10),
    ];
    expect(findDuplicateRows(rows).map(({ lineNumber, otherLineNumber }) => [lineNumber, otherLineNumber])).toEqual([
      [2, 3],
      [3, 2],
      [9, 2],
    ]);
  });

  it('are described in words', () => {
    const stored = encodeProblem({ problem: 'duplicate_in_file', otherLineNumber: 12 });
    expect(describeFault(decodeProblem(stored))).toContain('第 12 行');
    expect(decodeProblem('name_missing')).toEqual({ problem: 'name_missing', otherLineNumber: null });
  });
});
