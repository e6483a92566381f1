import { equalInConstantTime, Secrets, sha256Hex } from './crypto';

const secrets = new Secrets('a master secret of more than 32 characters');
const others = new Secrets('another master secret of over 32 characters');

describe('the secrets', () => {
  it('open what they sealed', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: '身份证号 𠮷' });
    expect(secrets.decrypt({ purpose: 'personal-data', sealed })).toBe('身份证号 𠮷');
  });

  it('seal the same text differently each time', () => {
    const seal = () => secrets.encrypt({ purpose: 'personal-data', text: '测试' });
    expect(seal()).not.toBe(seal());
  });

  it('use no nonce twice, also past those that were drawn at once', () => {
    const nonces = Array.from({ length: 1000 }, () =>
      secrets.encrypt({ purpose: 'personal-data', text: '' }).slice(0, 16),
    );
    expect(new Set(nonces).size).toBe(1000);
  });

  it('show nothing of the text in what they sealed', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: 'visible-text' });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('visible');
  });

  it.each([0, 12, 28])('refuse what was changed in byte %i', (position) => {
    const bytes = Buffer.from(secrets.encrypt({ purpose: 'personal-data', text: '测试' }), 'base64url');
    bytes[position]! ^= 1;
    expect(() => secrets.decrypt({ purpose: 'personal-data', sealed: bytes.toString('base64url') })).toThrow();
  });

  it('refuse a tag that was cut short', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: '' });
    const short = Buffer.from(sealed, 'base64url').subarray(0, 16).toString('base64url');
    expect(() => secrets.decrypt({ purpose: 'personal-data', sealed: short })).toThrow();
  });

  it('refuse what was sealed for another purpose, or under another master secret', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: '测试' });
    expect(() => secrets.decrypt({ purpose: 'receipt', sealed })).toThrow();
    expect(() => others.decrypt({ purpose: 'personal-data', sealed })).toThrow();
  });

  it('sign the same for the same purpose and secret, and differently otherwise', () => {
    const sign = (by: Secrets, purpose: 'receipt' | 'access-code') =>
      by.hmac({ purpose, text: '测试' }).toString('hex');
    expect(sign(secrets, 'receipt')).toBe(sign(new Secrets('a master secret of more than 32 characters'), 'receipt'));
    expect(new Set([sign(secrets, 'receipt'), sign(secrets, 'access-code'), sign(others, 'receipt')]).size).toBe(3);
  });
});

describe('comparing', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'abcd', false],
    ['', '', true],
    ['', 'a', false],
  ])('%j and %j: %s', (a, b, equal) => {
    expect(equalInConstantTime(a, b)).toBe(equal);
  });
});

it('hashes as SHA-256 says', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
