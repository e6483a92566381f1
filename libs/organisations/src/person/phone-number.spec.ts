import { parseMobileNumber } from './phone-number';

describe('a mobile number', () => {
  it.each(['13000000001', '+86 130 0000 0001', '8613000000001', '0086-13000000001', '１３００００００００１'])(
    'is found in %s',
    (text) => {
      expect(parseMobileNumber(text)).toBe('13000000001');
    },
  );

  it.each(['12000000001', '1300000000', '130000000012', '0591-00000000', '', '考生'])('is not %s', (text) => {
    expect(parseMobileNumber(text)).toBeNull();
  });
});
