import { generateKeyPairSync } from 'node:crypto';
import { Secrets, type Config } from '@sunflower/platform';
import { checkSignature } from './check-signature';
import { signJws } from './jws';
import { SigningKeys } from './signing-keys';

const [FIRST, SECOND] = ['first', 'second'].map((name) => name.padEnd(40, '-')) as [string, string];
const keysOf = (current: number, secrets: [number, string][], publicUrl = 'https://exam.example.org') =>
  new SigningKeys({ publicUrl } as Config, new Secrets({ current, secrets: new Map(secrets) }));
const jti = 'https://exam.example.org/verify/SF202601234567894#0';
const checkedBy = (keys: SigningKeys, token: string) =>
  checkSignature({ token, findKey: (kid) => keys.findByAddress(kid) }).kind;

describe('the keys of signed certificates', () => {
  const before = keysOf(1, [[1, FIRST]]);
  const changed = keysOf(2, [
    [1, FIRST],
    [2, SECOND],
  ]);

  it('are one for each master secret; an older one verifies and signs what is its own', () => {
    expect(changed.published()).toHaveLength(2);
    expect(changed.published()[0]).toEqual(before.published()[0]);
    const token = before.sign({ payload: { jti } });
    expect(changed.sign({ payload: { jti }, keyNumber: 1 })).toBe(token);
    expect(checkedBy(changed, token)).toBe('valid');
  });

  it('sign with the current secret unless told otherwise', () => {
    const token = changed.sign({ payload: { jti } });
    expect(checkedBy(changed, token)).toBe('valid');
    expect(checkedBy(before, token)).toBe('unknown_key');
  });

  it('are withdrawn with a lost secret', () => {
    const afterLoss = keysOf(2, [[2, SECOND]]);
    expect(checkedBy(afterLoss, before.sign({ payload: { jti } }))).toBe('unknown_key');
  });

  it('are found after the installation has moved to another address', () => {
    const moved = keysOf(1, [[1, FIRST]], 'https://other.example.org');
    expect(checkedBy(moved, before.sign({ payload: { jti } }))).toBe('valid');
  });
});

describe('a signature', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signedWith = (header: Record<string, string>) =>
    checkSignature({ token: signJws({ header, payload: { jti }, key: privateKey }), findKey: () => publicKey });

  it('counts only under the algorithm that its header must name', () => {
    expect(signedWith({})).toEqual({ kind: 'valid', number: 'SF202601234567894', version: 0 });
    expect(signedWith({ alg: 'none' })).toEqual({ kind: 'changed' });
  });
});
