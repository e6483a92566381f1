import { seededRandom } from '@sunflower/platform';
import { checkDigit, newCertificateNumber, parseCertificateNumber } from './certificate-number';

const issuedAtMs = Date.UTC(2026, 10, 23, 4);
const aNumber = (seed = 'numbers') => newCertificateNumber({ issuedAtMs, random: seededRandom(seed) });

describe('certificate number', () => {
  // Published examples of ISO 7064 MOD 11,10 (python-stdnum).
  it.each([
    ['79462', 3],
    ['00200667308', 5],
  ])('computes the check digit of the standard: %s → %d', (digits, expected) => {
    expect(checkDigit(digits)).toBe(expected);
  });

  it('consists of prefix, year, ten digits and the check digit', () => {
    expect(aNumber()).toMatch(/^SF2026\d{11}$/);
    expect(parseCertificateNumber(aNumber())).toBe(aNumber());
  });

  it('uses the year in Shanghai, where it begins eight hours before UTC', () => {
    expect(newCertificateNumber({ issuedAtMs: Date.UTC(2026, 11, 31, 15, 59), random: () => 0 })).toMatch(/^SF2026/);
    expect(newCertificateNumber({ issuedAtMs: Date.UTC(2026, 11, 31, 16), random: () => 0 })).toMatch(
      /^SF20270000000000/,
    );
  });

  it('accepts lower case, spaces and hyphens', () => {
    const number = aNumber();
    const typed = ` ${number.slice(0, 6).toLowerCase()}-${number.slice(6, 11)} ${number.slice(11)} `;
    expect(parseCertificateNumber(typed)).toBe(number);
  });

  it('detects every single wrong digit', () => {
    const number = aNumber();
    for (let at = 2; at < number.length; at += 1) {
      for (let digit = 0; digit <= 9; digit += 1) {
        if (Number(number[at]) === digit) continue;
        expect(parseCertificateNumber(`${number.slice(0, at)}${digit}${number.slice(at + 1)}`)).toBeNull();
      }
    }
  });

  it.each(['', 'SF', 'XX20260123456789', '9'.repeat(4000), "SF2026' OR 1=1 --", 'SF２０２６０１２３４５６７８９４'])(
    'refuses %.20s',
    (text) => {
      expect(parseCertificateNumber(text)).toBeNull();
    },
  );
});
