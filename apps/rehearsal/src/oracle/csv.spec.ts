import { parseCsv } from './csv';

describe('parseCsv', () => {
  it('reads quotes, commas and line ends inside quotes', () => {
    expect(parseCsv('\uFEFF序号,姓名\r\n1,"甲,""乙""\r\n丙"\r\n')).toEqual([
      ['序号', '姓名'],
      ['1', '甲,"乙"\r\n丙'],
    ]);
  });

  it('reads empty cells and a last line without a line end', () => {
    expect(parseCsv('a,,c\n,,')).toEqual([
      ['a', '', 'c'],
      ['', '', ''],
    ]);
    expect(parseCsv('')).toEqual([]);
  });
});
