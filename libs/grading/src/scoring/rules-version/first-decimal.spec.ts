import { decimalOf, isWithin } from '../decimal';
import { parseFirstDecimal } from './first-decimal';

const within = (text: string, value: string): boolean => {
  const read = parseFirstDecimal(text);
  if (!read) throw new Error('not a decimal');
  return isWithin({ a: read, b: decimalOf(value), tolerance: decimalOf('0') });
};

describe('a number by rules 1', () => {
  it.each(['１２．５', ' 12.5 ', '＋12.5', '+12.50', '012.5'])('reads %p as twelve and a half', (text) => {
    expect(within(text, '12.5')).toBe(true);
  });

  it('reads the minus signs of Chinese keyboards', () => {
    expect(within('－３', '-3')).toBe(true);
    expect(within('−3', '-3')).toBe(true);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    '1e3',
    '1,000',
    '1，5',
    '12.5.1',
    'NaN',
    'Infinity',
    '0x10',
    '10²',
    '½',
    '一',
    '12 5',
    '--1',
    '9'.repeat(61),
    null,
    undefined,
    12.5,
    ['1'],
    {},
  ])('refuses %p', (text) => {
    expect(parseFirstDecimal(text)).toBeNull();
  });
});
