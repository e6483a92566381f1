import { csvRows } from './csv-rows';
import { SheetFileFault, unclosedQuote } from './sheet-file-fault';

const limits = { maxCellCharacters: 1000 };

const cells = (text: string) => [...csvRows({ text, limits })].map((row) => row.cells);

const faultOf = (text: string) => {
  try {
    return cells(text).length;
  } catch (error) {
    return (error as SheetFileFault).facts;
  }
};

describe('reading .csv', () => {
  it('splits records and fields', () => {
    expect(cells('姓名,证件号码\r\n考生一,1\r\n考生二,2')).toEqual([
      ['姓名', '证件号码'],
      ['考生一', '1'],
      ['考生二', '2'],
    ]);
  });

  it('detects the separator from the table, whatever a note above it contains', () => {
    const table = ['姓名\t证件号码', '考生一\t1', '考生二\t2'].join('\n');
    expect(cells(`请如实填写,勿改列名,每人一行,,,\n${table}`).slice(1)).toEqual([
      ['姓名', '证件号码'],
      ['考生一', '1'],
      ['考生二', '2'],
    ]);
    expect(cells('说明：先，再，后，完\na,b\nc,d').slice(1)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('accepts every kind of line end, also at the end of the file', () => {
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

  it('accepts tabs, semicolons and full-width commas as separators when the headings use them', () => {
    expect(cells('姓名\t手机号\nx,y\tz')).toEqual([
      ['姓名', '手机号'],
      ['x,y', 'z'],
    ]);
    expect(cells('姓名;手机号\nx;y')[1]).toEqual(['x', 'y']);
    expect(cells('姓名，手机号\nx，y')[1]).toEqual(['x', 'y']);
  });

  it('names the row of a quote that is never closed', () => {
    expect(() => cells('a,b\nc,d\n"e,f')).toThrow(unclosedQuote(3));
  });

  it('reads a quote in the middle of a field literally', () => {
    expect(cells('a"b,"c"d')).toEqual([['a"b', 'cd']]);
  });

  it('stops at a field or record that exceeds its limit', () => {
    expect(cells(`a,${'x'.repeat(1000)}`)[0][1]).toHaveLength(1000);
    for (const field of ['x'.repeat(1001), `"${'x'.repeat(1001)}"`, `"${'""'.repeat(1001)}"`])
      expect(faultOf(`a,b\nc,${field},d`)).toMatchObject({ problem: 'cell_too_long', lineNumber: 2, columns: ['B'] });
    expect(cells(','.repeat(701))[0]).toHaveLength(702);
    expect(faultOf(','.repeat(1_000_000))).toMatchObject({ problem: 'too_many_columns' });
  });
});
