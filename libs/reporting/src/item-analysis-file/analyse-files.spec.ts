import { analyseFiles } from './analyse-files';
import { analysisText, itemsCsv, optionsCsv } from './show-analysis';

interface Files {
  responses: string | Buffer;
  key: string;
  rule?: 'all_or_nothing' | 'partial_no_wrong' | 'proportional';
}

const analysed = ({ responses, key, rule = 'all_or_nothing' }: Files) =>
  analyseFiles({
    responses: { file: 'responses.csv', bytes: Buffer.from(responses) },
    key: { file: 'key.csv', bytes: Buffer.from(key) },
    rule,
  });

const KEY = 'item,key,points,options\nQ1,B,1,4\nQ2,AC,2,4\nQ3,,5,\n';
const RESPONSES = 'candidate,Q1,Q2,Q3\n考生1,B,AC,4.5\n考生2,b,"A,C",3\n考生3,A,A,\n考生4,,ＡＢ,-\n';

describe('item analysis of files', () => {
  it('marks letters by the key, takes marks as given, and leaves out items that a paper did not have', () => {
    const { paper, items } = analysed({ responses: RESPONSES, key: KEY });
    expect(paper).toMatchObject({ people: 4, samePaper: false, meanMillipoints: (7500 + 6000 + 0 + 0) / 4 });
    expect(items.map(({ itemId, people, facilityPercent }) => [itemId, people, facilityPercent])).toEqual([
      ['Q1', 4, 50],
      ['Q2', 4, 50],
      ['Q3', 3, 50],
    ]);
    expect(items.map(({ guessPercent }) => guessPercent)).toEqual([25, 100 / 15, null]);
  });

  it('gives part of the points where the rule does', () => {
    const { items } = analysed({ responses: RESPONSES, key: KEY, rule: 'partial_no_wrong' });
    expect(items[1]!.facilityPercent).toBe((100 * (2 + 2 + 1 + 0)) / 8);
  });

  it('reads a file written by a Chinese Excel', () => {
    // 考生 in GB18030.
    const chinese = Buffer.concat([Buffer.from([0xbf, 0xbc, 0xc9, 0xfa]), Buffer.from(',Q1\r\n1,B\r\n2,A\r\n')]);
    expect(analysed({ responses: chinese, key: 'item,key\nQ1,B\n' }).items[0]!.facilityPercent).toBe(50);
  });

  it('infers the number of options from key and responses', () => {
    const { items } = analysed({ responses: 'c,Q1\n1,E\n2,B\n', key: 'item,key\nQ1,B\n' });
    expect(items[0]!.choices.options).toHaveLength(5);
    expect(items[0]!.guessPercent).toBe(20);
  });

  it.each([
    ['item,points\nQ1,1\n', /needs the columns item and key/],
    ['item,key\nQ1,1\n', /row 2: the key “1” is not made of letters/],
    ['item,key\nQ1,A\nQ1,B\n', /row 3: item Q1 stands there twice/],
    ['item,key,points\nQ1,A,0\n', /row 2: “0” are no points/],
    ['item,key,options\nQ1,D,3\n', /row 2: “3” is no number of options/],
    ['item,key\nQ9,A\n', /no column for the items Q9/],
    ['item,key\n', /key\.csv has no item/],
    ['', /key\.csv is empty/],
    ['item,key\n"Q1,A\n', /no end/],
  ])('refuses the key %j and says why', (key, why) => {
    expect(() => analysed({ responses: 'c,Q1\n1,A\n', key })).toThrow(why);
  });

  it('names each cell that is not an answer', () => {
    const key = 'item,key,points,options\nQ1,B,1,4\nQ2,,2,\n';
    expect(() => analysed({ responses: 'c,Q1,Q2\n1,E,2.5\n2,?,1\n', key })).toThrow(
      /row 2, Q1: “E”[^]*row 2, Q2: “2\.5”[^]*row 3, Q1: “\?”/,
    );
  });

  it('is shown as a table, and written as CSV', () => {
    const analysis = analysed({ responses: RESPONSES, key: KEY });
    expect(analysisText(analysis)).toMatch(/people 4, [^]*\nitem +n +facility %[^]*\nQ1 +4 +50 /);
    expect(itemsCsv(analysis).split('\r\n')[1]).toMatch(/^Q1,4,50,/);
    expect(optionsCsv(analysis).split('\r\n').slice(1, 7)).toEqual([
      'Q1,A,,1,0,0,1',
      'Q1,B,yes,0,1,1,2',
      'Q1,C,,0,0,0,0',
      'Q1,D,,0,0,0,0',
      'Q1,none,,1,0,0,1',
      'Q2,A,yes,2,1,1,4',
    ]);
  });
});
