import { isWithin, parseDecimal } from './decimal';

const within = (a: string, b: string, tolerance: string): boolean => {
  const [left, right, allowed] = [parseDecimal(a), parseDecimal(b), parseDecimal(tolerance)];
  if (!left || !right || !allowed) throw new Error('not a decimal');
  return isWithin({ a: left, b: right, tolerance: allowed });
};

describe('a decimal', () => {
  it.each([
    ['0.3', '0.2', '0.1', true],
    ['0.30000000000000004', '0.2', '0.1', false],
    ['12.5', '12.50', '0', true],
    ['-0', '0', '0', true],
    ['-3', '3', '6', true],
    ['-3', '3', '5.999', false],
    ['9007199254740993', '9007199254740992', '0', false],
    ['1.005', '1', '0.005', true],
    ['0.0000000000000000000001', '0', '0', false],
  ])('%s is compared with %s ± %s exactly: %s', (a, b, tolerance, expected) => {
    expect(within(a, b, tolerance)).toBe(expected);
  });

  it.each(['１２．５', ' 12.5 ', '＋12.5', '+12.50', '012.5'])('reads %p as twelve and a half', (text) => {
    expect(within(text, '12.5', '0')).toBe(true);
  });

  it('reads the minus signs of Chinese keyboards', () => {
    expect(within('－３', '-3', '0')).toBe(true);
    expect(within('−3', '-3', '0')).toBe(true);
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
    expect(parseDecimal(text)).toBeNull();
  });
});
