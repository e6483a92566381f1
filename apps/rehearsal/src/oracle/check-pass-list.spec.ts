import { Candidate } from '../candidates/candidate';
import { drawHabits } from '../candidates/habits';
import type { RosterPerson } from '../roster/synthetic-roster';
import { SeededRandom } from '../seeded-random';
import { checkPassList } from './check-pass-list';
import type { Expected } from './check-stored';
import { Complaints } from './complaints';

const HEADINGS = '序号,姓名,证件号码,单位,准考证号,第几次,成绩,结论,证书编号';
const GOOD = '1,演练考生00001,****001X,测试县,111,1,61.5,合格,SF1';

const person: RosterPerson = {
  number: 1,
  name: '演练考生00001',
  idNumber: '35000019000101001X',
  phone: '19900000001',
  organisationCode: '350102',
};

function complaintsAbout(...lines: string[]): string[] {
  return complaints({ lines, expected: { scoreMillipoints: 61_500, passed: true } });
}

function complaints({ lines, expected }: { lines: string[]; expected: Expected | null }): string[] {
  const random = new SeededRandom(1);
  const candidate = new Candidate(
    1,
    { ticketNumber: '111', accessCode: 'X' },
    drawHabits({ number: 1, itemCount: 20, partOfPaper: 1, random }),
    random,
  );
  const found = new Complaints();
  checkPassList({
    csv: lines.join('\r\n'),
    candidates: [candidate],
    people: [person],
    organisationNames: new Map([['350102', '测试县']]),
    expected: new Map(expected ? [[1, expected]] : []),
    certificates: new Map(expected?.passed ? [[1, 'SF1']] : []),
    complaints: found,
  });
  return found.examples.map(({ kind }) => kind);
}

describe('checkPassList', () => {
  it('accepts a correct list', () => {
    expect(complaintsAbout(HEADINGS, GOOD)).toEqual([]);
  });

  it('expects an absence without a score, and never as a fail', () => {
    const absent = '1,演练考生00001,****001X,测试县,111,1,,缺考,';
    expect(complaints({ lines: [HEADINGS, absent], expected: null })).toEqual([]);
    expect(complaints({ lines: [HEADINGS, absent.replace('缺考', '不合格')], expected: null })).toEqual(['wrong']);
    const failed = absent.replace(',,缺考', ',12,不合格');
    expect(complaints({ lines: [HEADINGS, failed], expected: { scoreMillipoints: 12_000, passed: false } })).toEqual(
      [],
    );
  });

  it.each([
    ['a missing line', [HEADINGS], ['wrong', 'lost']],
    ['a line that stands twice', [HEADINGS, GOOD, GOOD.replace('1,', '2,')], ['doubled', 'wrong']],
    ['another score', [HEADINGS, GOOD.replace('61.5', '61.501')], ['wrong']],
    ['another certificate', [HEADINGS, GOOD.replace('SF1', 'SF2')], ['wrong']],
    ['a serial out of order', [HEADINGS, GOOD.replace('1,', '7,')], ['wrong']],
  ])('finds %s', (_, lines, kinds) => {
    expect(complaintsAbout(...lines)).toEqual(kinds);
  });
});
