import { formulaSafe } from './formula-safe';

describe('formulaSafe', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1'])('marks the beginning of a formula as text: %j', (text) => {
    expect(formulaSafe(text)).toBe(`'${text}`);
  });

  it.each(['考生0001', '', '****1234', 'A=1'])('leaves other text unchanged: %j', (text) => {
    expect(formulaSafe(text)).toBe(text);
  });
});
