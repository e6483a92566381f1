import { newRecoveryCodes, parseRecoveryCode, recoveryCodeHash } from './recovery-code';

describe('recovery codes', () => {
  it('are ten different codes', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
  });

  it.each([
    ['ABCD-EFGH-JKMN-PQRS', 'ABCDEFGHJKMNPQRS'],
    [' abcd efgh jkmn pqrs ', 'ABCDEFGHJKMNPQRS'],
    ['ＡＢＣＤ—ＥＦＧＨ—ＪＫＭＮ—ＰＱＲＳ', 'ABCDEFGHJKMNPQRS'],
    ['ABCD-EFGH-JKMN-PQR', null],
    ['ABCD-EFGH-JKMN-PQR0', null],
    ['123456', null],
  ])('"%s" is read as %s', (typed, code) => {
    expect(parseRecoveryCode(typed)).toBe(code);
  });

  it('have a different hash for each account', () => {
    const hashOf = (staffId: string) => recoveryCodeHash({ staffId, code: 'ABCDEFGHJKMNPQRS' });
    expect(hashOf('staff-0001')).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf('staff-0001')).not.toBe(hashOf('staff-0002'));
  });
});
