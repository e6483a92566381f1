import { SealBroken, SecretNotAtHand, Secrets } from '@sunflower/platform';
import { openSealedPaper, paperHash, paperKey, sealPaper } from './seal-paper';

const secrets = new Secrets('test-secret-of-at-least-32-characters');
const gzip = Buffer.from('a packed paper');
const holder = { registrationId: 'r1', hash: 'h1', secretKey: 1 };
const key = paperKey({ secrets, ...holder });

describe('a sealed paper', () => {
  it('opens with its key', () => {
    expect(openSealedPaper({ key, sealed: sealPaper({ key, gzip }) })).toEqual(gzip);
  });

  it('hides its length within a kilobyte, and whether two papers are equal', () => {
    const [one, other] = [sealPaper({ key, gzip }), sealPaper({ key, gzip: Buffer.alloc(1000, 7) })];
    expect(one.length).toBe(other.length);
    expect(sealPaper({ key, gzip }).equals(one)).toBe(false);
  });

  it('has another key for each registration, paper and master secret', () => {
    const others = [
      { ...holder, registrationId: 'r2' },
      { ...holder, hash: 'h2' },
    ].map((one) => paperKey({ secrets, ...one }));
    for (const other of others) expect(other.equals(key)).toBe(false);
    expect(() => paperKey({ secrets, ...holder, secretKey: 2 })).toThrow(SecretNotAtHand);
    expect(key).toHaveLength(32);
  });

  it('does not open with another key, or if changed or cut', () => {
    const sealed = sealPaper({ key, gzip });
    const changed = Buffer.from(sealed);
    changed[20]! ^= 1;
    const foreign = paperKey({ secrets, ...holder, hash: 'h2' });
    expect(() => openSealedPaper({ key: foreign, sealed })).toThrow(SealBroken);
    expect(() => openSealedPaper({ key, sealed: changed })).toThrow(SealBroken);
    expect(() => openSealedPaper({ key, sealed: sealed.subarray(0, 40) })).toThrow(SealBroken);
    expect(() => openSealedPaper({ key, sealed: Buffer.alloc(5) })).toThrow(SealBroken);
  });

  it('has a hash that includes the seed, so that a guess at its text cannot be tested', () => {
    const paper = Buffer.from('{"sections":[]}');
    expect(paperHash({ seed: 'a', paper })).not.toBe(paperHash({ seed: 'b', paper }));
    expect(paperHash({ seed: 'a', paper })).toMatch(/^[0-9a-f]{64}$/);
  });
});
