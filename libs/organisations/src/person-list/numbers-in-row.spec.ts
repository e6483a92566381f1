import { numbersInRow } from './numbers-in-row';

const numbers = (...cells: string[]) => [...new Set(numbersInRow(cells).map(({ idNumber }) => idNumber))];

describe('the ID numbers of a row', () => {
  it('are found in any column, without spaces and in capitals', () => {
    expect(numbers('1', '考生0001', " '11010519491231002x ", '鼓楼区')).toEqual(['11010519491231002X']);
    expect(numbers('E0000 0001')).toEqual(['E00000001']);
  });

  it('come before a phone number, which could be a passport number', () => {
    expect(numbers('13000000001', '11010519491231002X')[0]).toBe('11010519491231002X');
  });

  it.each([
    ['姓名', '身份证号'],
    ['passport', 'NAME'],
    ['', ' '],
  ])('are not found in %s, %s', (...cells) => {
    expect(numbers(...cells)).toEqual([]);
  });
});
