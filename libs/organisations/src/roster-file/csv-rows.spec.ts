import { csvRows, UnclosedQuote } from './csv-rows';

const cells = (text: string) => [...csvRows({ text })].map((row) => row.cells);

describe('reading .csv', () => {
  it('splits records and fields', () => {
    expect(cells('姓名,证件号码\r\n考生一,1\r\n考生二,2')).toEqual([
      ['姓名', '证件号码'],
      ['考生一', '1'],
      ['考生二', '2'],
    ]);
  });

  it('takes every kind of line end, and one at the end of the file', () => {
    expect(cells('a,b\nc,d\re,f\r\n')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]);
  });

  it('keeps separators, line ends and doubled quotes inside quotes', () => {
    expect(cells('a,b\n"x,""y""\nz",w')).toEqual([
      ['a', 'b'],
      ['x,"y"\nz', 'w'],
    ]);
  });

  it('keeps empty fields and counts empty lines', () => {
    expect(cells('a,,\n\n,b')).toEqual([['a', '', ''], [''], ['', 'b']]);
  });

  it('takes tabs, semicolons and full-width commas for separators when the headings do', () => {
    expect(cells('姓名\t手机号\nx,y\tz')).toEqual([
      ['姓名', '手机号'],
      ['x,y', 'z'],
    ]);
    expect(cells('姓名;手机号\nx;y')[1]).toEqual(['x', 'y']);
    expect(cells('姓名，手机号\nx，y')[1]).toEqual(['x', 'y']);
  });

  it('says where a quote was opened and never closed', () => {
    expect(() => cells('a,b\nc,d\n"e,f')).toThrow(new UnclosedQuote(3));
  });

  it('reads a quote in the middle of a field as it stands', () => {
    expect(cells('a"b,"c"d')).toEqual([['a"b', 'cd']]);
  });

  it('is through with a million fields at once', () => {
    const [row] = cells(','.repeat(1_000_000));
    expect(row).toHaveLength(1_000_001);
  });
});
