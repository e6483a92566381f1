import { attachment, fileNamePart } from '@sunflower/platform';
import { csvBytes, csvLine } from './csv-lines';
import { formulaSafe } from './formula-safe';
import { passListCells, type PassListEntry } from './pass-list-row';

const entry: PassListEntry = {
  registrationId: 'registration-1',
  organisationPath: '/350000/',
  maxMillipoints: 100_000,
  candidateName: '考生0001',
  maskedIdNumber: '****0001',
  organisationName: '测试单位',
  ticketNumber: '2635010200000017',
  attemptNumber: 1,
  outcome: 'graded',
  scoreMillipoints: 72_500,
  passed: true,
  certificateNumber: 'SF202601234567894',
};

describe('pass list', () => {
  it('shows serial, name, masked ID number, organisation, ticket, attempt, score in points, outcome, certificate', () => {
    expect(passListCells({ serial: 1, entry })).toEqual([
      1,
      '考生0001',
      '****0001',
      '测试单位',
      '2635010200000017',
      1,
      72.5,
      '合格',
      'SF202601234567894',
    ]);
  });

  it.each([
    ['absent', '缺考'],
    ['deferred', '缓考'],
    ['violation', '违纪'],
    ['annulled', '取消成绩'],
  ] as const)('says %s in its own word, and never that the candidate failed', (outcome, word) => {
    const row = passListCells({
      serial: 2,
      entry: { ...entry, attemptNumber: 2, outcome, scoreMillipoints: null, passed: false, certificateNumber: null },
    });
    expect(row.slice(5)).toEqual([2, '', word, '']);
  });

  it('says that a score below the pass mark does not pass', () => {
    const row = passListCells({ serial: 3, entry: { ...entry, passed: false, certificateNumber: null } });
    expect(row.slice(6)).toEqual([72.5, '不合格', '']);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])(
    'turns %j into plain text, not a formula',
    (text) => {
      expect(formulaSafe(text)).toBe(`'${text}`);
      const row = passListCells({ serial: 1, entry: { ...entry, candidateName: text, organisationName: text } });
      expect([row[1], row[3]]).toEqual([`'${text}`, `'${text}`]);
    },
  );

  it('leaves ordinary text unchanged', () => {
    expect(['考生=一', '测试-单位', ''].map(formulaSafe)).toEqual(['考生=一', '测试-单位', '']);
  });

  it('quotes commas, quotes and line ends in CSV', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', 7])).toBe('"a,b","say ""hi""","two\nlines",7\r\n');
  });

  it('begins a CSV with the mark that makes Excel read UTF-8', async () => {
    const pieces: Buffer[] = [];
    for await (const piece of csvBytes({
      header: ['姓名'],
      rows: (async function* () {
        yield ['考生0001'];
      })(),
    }))
      pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.subarray(3).toString()).toBe('姓名\r\n考生0001\r\n');
  });

  it('names the file in Chinese, with an ASCII fallback', () => {
    expect(attachment({ name: '合格名单 (1).xlsx', plainName: 'pass-list.xlsx' })).toBe(
      `attachment; filename="pass-list.xlsx"; filename*=UTF-8''%E5%90%88%E6%A0%BC%E5%90%8D%E5%8D%95%20%281%29.xlsx`,
    );
    expect(fileNamePart('测试/培训:考试\r\n"甲"')).toBe('测试-培训-考试-甲-');
  });
});
