import { formulaSafe } from './formula-safe';

describe('a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('does not begin as a formula: %j', (text) => {
    expect(formulaSafe(text)).toBe(`'${text}`);
  });

  it.each(['考生0001', '', '****1234', 'A=1'])('stays as it is: %j', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });
});
