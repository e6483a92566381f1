import { equalInConstantTime, keyNumberOf, SealBroken, SecretNotAtHand, Secrets, sha256Hex } from './crypto';

const secrets = new Secrets('a master secret of more than 32 characters');
const others = new Secrets('another master secret of over 32 characters');

describe('the secrets', () => {
  it('decrypt what they encrypted', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: '身份证号 𠮷' });
    expect(secrets.decrypt({ purpose: 'personal-data', sealed })).toBe('身份证号 𠮷');
  });

  it('encrypt the same text differently each time', () => {
    const seal = () => secrets.encrypt({ purpose: 'personal-data', text: '测试' });
    expect(seal()).not.toBe(seal());
  });

  it('never reuse a nonce, even beyond one pool', () => {
    const nonces = Array.from({ length: 1000 }, () =>
      secrets.encrypt({ purpose: 'personal-data', text: '' }).slice(0, 16),
    );
    expect(new Set(nonces).size).toBe(1000);
  });

  it('do not show the text in the ciphertext', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: 'visible-text' });
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('visible');
  });

  it.each([0, 12, 28])('refuse a ciphertext with a changed byte %i', (position) => {
    const bytes = Buffer.from(secrets.encrypt({ purpose: 'personal-data', text: '测试' }), 'base64url');
    bytes[position]! ^= 1;
    expect(() => secrets.decrypt({ purpose: 'personal-data', sealed: bytes.toString('base64url') })).toThrow(
      SealBroken,
    );
  });

  it('refuse a truncated tag', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: '' });
    const short = Buffer.from(sealed, 'base64url').subarray(0, 16).toString('base64url');
    expect(() => secrets.decrypt({ purpose: 'personal-data', sealed: short })).toThrow(SealBroken);
  });

  it('refuse a ciphertext for another purpose or of another master secret', () => {
    const sealed = secrets.encrypt({ purpose: 'personal-data', text: '测试' });
    expect(() => secrets.decrypt({ purpose: 'receipt', sealed })).toThrow();
    expect(() => others.decrypt({ purpose: 'personal-data', sealed })).toThrow();
  });

  it('give the same HMAC for the same purpose and secret, and a different one otherwise', () => {
    const sign = (by: Secrets, purpose: 'receipt' | 'access-code') =>
      by.hmac({ purpose, text: '测试' }).toString('hex');
    expect(sign(secrets, 'receipt')).toBe(sign(new Secrets('a master secret of more than 32 characters'), 'receipt'));
    expect(new Set([sign(secrets, 'receipt'), sign(secrets, 'access-code'), sign(others, 'receipt')]).size).toBe(3);
  });
});

describe('the secrets after a change of the master secret', () => {
  const [old, young] = [
    'the first master secret of over 32 characters',
    'the second master secret of over 32 characters',
  ];
  const both = new Secrets({
    current: 2,
    secrets: new Map([
      [1, old],
      [2, young],
    ]),
  });
  const onlyYoung = new Secrets({ current: 2, secrets: new Map([[2, young]]) });

  it('encrypt with the current secret and its number, and decrypt with the older one', () => {
    const before = new Secrets(old).encrypt({ purpose: 'personal-data', text: '测试' });
    const after = both.encrypt({ purpose: 'personal-data', text: '测试' });
    expect([keyNumberOf(before), keyNumberOf(after)]).toEqual([1, 2]);
    for (const sealed of [before, after]) expect(both.decrypt({ purpose: 'personal-data', sealed })).toBe('测试');
    expect(onlyYoung.decrypt({ purpose: 'personal-data', sealed: after })).toBe('测试');
    expect(() => onlyYoung.decrypt({ purpose: 'personal-data', sealed: before })).toThrow(SecretNotAtHand);
  });

  it('refuse a ciphertext under the number of another secret', () => {
    const sealed = new Secrets(old).encrypt({ purpose: 'personal-data', text: '测试' });
    expect(() => both.decrypt({ purpose: 'personal-data', sealed: `2.${sealed}` })).toThrow(SealBroken);
  });

  it('make the same codes as before for the number of the older secret', () => {
    const code = (by: Secrets, key?: number) => by.hmac({ purpose: 'access-code', text: 'r:1', key }).toString('hex');
    expect(code(both, 1)).toBe(code(new Secrets(old)));
    expect(code(both)).toBe(code(both, 2));
    expect(code(both)).not.toBe(code(both, 1));
  });

  it('verify signatures of either secret, and no others', () => {
    const purpose = 'audit-entry';
    for (const by of [new Secrets(old), both]) {
      const signature = by.sign({ purpose, text: '测试' });
      expect(both.signed({ purpose, text: '测试', signature })).toBe(true);
      expect(both.signed({ purpose, text: '测验', signature })).toBe(false);
    }
    const signature = new Secrets(old).sign({ purpose, text: '测试' });
    expect(both.signed({ purpose, text: '测试', signature: `2.${signature}` })).toBe(false);
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

it('hashes with SHA-256', () => {
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
