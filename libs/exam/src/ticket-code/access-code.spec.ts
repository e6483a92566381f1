import { Secrets } from '@sunflower/platform';
import { ACCESS_CODE_ALPHABET, accessCodeMatches, accessCodeOf, groupedAccessCode } from './access-code';

const secrets = new Secrets('only-for-tests-only-for-tests-only-for-tests');
const registration = { id: 'registration-1', accessCodeVersion: 1, accessCodeKey: 1 };
const code = accessCodeOf({ secrets, registration });
const matches = (accessCode: string, holder = registration) =>
  accessCodeMatches({ secrets, registration: holder, accessCode });

describe('an access code', () => {
  it('has 12 characters of an alphabet of 31 that do not look alike', () => {
    expect(new Set(ACCESS_CODE_ALPHABET).size).toBe(31);
    expect(ACCESS_CODE_ALPHABET).not.toMatch(/[0O1IL]/);
    expect(code).toMatch(new RegExp(`^[${ACCESS_CODE_ALPHABET}]{12}$`));
  });

  it('is always the same for one registration, version and secret, and different for others', () => {
    expect(accessCodeOf({ secrets, registration })).toBe(code);
    expect(accessCodeOf({ secrets, registration: { ...registration, id: 'registration-2' } })).not.toBe(code);
    expect(accessCodeOf({ secrets, registration: { ...registration, accessCodeVersion: 2 } })).not.toBe(code);
    expect(
      accessCodeOf({ secrets: new Secrets('another-secret-another-secret-another-secret'), registration }),
    ).not.toBe(code);
  });

  it('uses every character about as often', () => {
    const counts = new Map<string, number>();
    for (let number = 0; number < 3100; number += 1) {
      for (const character of accessCodeOf({
        secrets,
        registration: { id: `r${number}`, accessCodeVersion: 1, accessCodeKey: 1 },
      })) {
        counts.set(character, (counts.get(character) ?? 0) + 1);
      }
    }
    expect(counts.size).toBe(31);
    for (const count of counts.values()) expect(Math.abs(count - 1200)).toBeLessThan(200);
  });

  it('is printed in fours', () => {
    expect(groupedAccessCode('ABCDEFGHJKMN')).toBe('ABCD-EFGH-JKMN');
  });

  it('is accepted in lower case, with spaces or dashes, and in full width', () => {
    expect(matches(code)).toBe(true);
    expect(matches(groupedAccessCode(code).toLowerCase())).toBe(true);
    expect(matches(` ${[...code].join(' ')} `)).toBe(true);
    expect(
      matches(
        [...code].map((character) => String.fromCodePoint((character.codePointAt(0) as number) + 0xfee0)).join(''),
      ),
    ).toBe(true);
  });

  it('is refused if it is wrong, short, empty or of an older version', () => {
    expect(matches(code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'))).toBe(false);
    expect(matches(code.slice(0, -1))).toBe(false);
    expect(matches('')).toBe(false);
    expect(matches(code, { ...registration, accessCodeVersion: 2 })).toBe(false);
  });
});
