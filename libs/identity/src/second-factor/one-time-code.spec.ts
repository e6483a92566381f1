import { findStep, newSecret, otpauthAddress, stepAt } from './one-time-code';

// RFC 6238, appendix B: the SHA-1 secret "12345678901234567890"; the last six of its eight digits.
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a code of the authenticator app', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %s s is %s', (seconds, code) => {
    const nowMs = seconds * 1000;
    expect(findStep({ secret: SECRET, code, nowMs, lastStep: 0 })).toBe(stepAt(nowMs));
  });

  it('is accepted one step early or late, but not two', () => {
    const at = (seconds: number) => findStep({ secret: SECRET, code: '287082', nowMs: seconds * 1000, lastStep: 0 });
    expect([at(29), at(30), at(59), at(60), at(89)]).toEqual([1, 1, 1, 1, 1]);
    expect(at(90)).toBeNull();
    const inTwoSteps = findStep({ secret: SECRET, code: '081804', nowMs: (1_111_111_109 - 60) * 1000, lastStep: 0 });
    expect(inTwoSteps).toBeNull();
  });

  it('is accepted once, and no earlier one after it', () => {
    const used = { secret: SECRET, code: '287082', nowMs: 59_000 };
    expect(findStep({ ...used, lastStep: 1 })).toBeNull();
    expect(findStep({ ...used, lastStep: 2 })).toBeNull();
  });

  it.each(['28708', '2870820', '28708a', '', ' 287082'])('is refused in the form "%s"', (code) => {
    expect(findStep({ secret: SECRET, code, nowMs: 59_000, lastStep: 0 })).toBeNull();
  });

  it('is made from a secret of 160 bits, which the QR code contains', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    expect(otpauthAddress({ secret, username: 'test-admin' })).toBe(
      `otpauth://totp/Sunflower:test-admin?issuer=Sunflower&secret=${secret}&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
