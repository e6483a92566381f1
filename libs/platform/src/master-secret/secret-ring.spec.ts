import { fingerprintOf, Secrets } from '../secrets/crypto';
import type { MasterKeyRow } from './master-key.repository';
import { openRing, ringForChange, secretsIn } from './secret-ring';

const [FIRST, SECOND, THIRD, OTHER] = ['first', 'second', 'third', 'other'].map((name) => name.padEnd(40, '-')) as [
  string,
  string,
  string,
  string,
];
const key = (number: number, secret: string, state: MasterKeyRow['state']): MasterKeyRow => ({
  number,
  fingerprint: fingerprintOf(secret),
  sample: null,
  state,
});
const place = { variable: 'SUNFLOWER_SECRET', spokenOf: 'The value' } as const;
const open = (secrets: string[], keys: MasterKeyRow[]) => openRing({ ...place, secrets, keys });
const change = (secrets: string[], keys: MasterKeyRow[], lost = false) =>
  ringForChange({ ...place, secrets, keys, lost });

const once = [key(1, FIRST, 'current')];
const twice = [key(1, FIRST, 'older'), key(2, SECOND, 'current')];
const begun = [key(1, FIRST, 'current'), key(2, SECOND, 'incoming')];

describe('the secrets of a process', () => {
  it('are read one a line, trimmed, without empty lines', () => {
    expect(secretsIn(`  ${SECOND}\r\n\n${FIRST}\n`)).toEqual([SECOND, FIRST]);
  });

  it('are not checked when the database knows none', () => {
    expect(open([FIRST], [])).toBeNull();
  });

  it('include the current one and all older ones, by number', () => {
    expect(open([FIRST], once)).toEqual({ current: 1, secrets: new Map([[1, FIRST]]) });
    expect(open([SECOND, FIRST], twice)?.current).toBe(2);
    expect(open([SECOND, OTHER, FIRST], twice)?.secrets).toEqual(
      new Map([
        [1, FIRST],
        [2, SECOND],
      ]),
    );
  });

  it.each([
    ['another one', [OTHER], once, /does not hold the secret with which this database is in use/],
    ['an older one alone', [FIRST], twice, /does not hold the secret/],
    [
      'a new one above it that nobody changed to',
      [OTHER, FIRST],
      once,
      /has another secret above the one that is in use/,
    ],
    ['the current one without an older one', [SECOND], twice, /lacks the older secret no\. 1/],
    ['one to which a change has only begun', [SECOND, FIRST], begun, /has not finished.*rotate-secret/],
    ['one from which a change has begun', [FIRST], begun, /has not finished/],
  ])('are refused with the name of the setting: %s', (_, secrets, keys, words) => {
    expect(() => open(secrets, keys)).toThrow(/^SUNFLOWER_SECRET: /);
    expect(() => open(secrets, keys)).toThrow(words);
  });

  it('may lack a lost one', () => {
    expect(open([SECOND], [key(1, FIRST, 'lost'), key(2, SECOND, 'current')])?.current).toBe(2);
  });

  it('are recognised by the sample when the database has no fingerprint', () => {
    const sample = new Secrets(FIRST).encrypt({ purpose: 'personal-data', text: '测试' });
    const keys: MasterKeyRow[] = [{ number: 1, fingerprint: null, sample, state: 'current' }];
    expect(open([FIRST], keys)?.current).toBe(1);
    expect(() => open([OTHER], keys)).toThrow(/does not hold the secret/);
  });

  it('are in no error message', () => {
    expect(() => open([OTHER], once)).toThrow(expect.not.stringContaining(OTHER) as unknown as Error);
  });
});

describe('a change of the secret', () => {
  it('takes the first secret as the new one, with the next number', () => {
    expect(change([SECOND, FIRST], once)).toMatchObject({ current: 2, incoming: true });
    expect(change([THIRD, SECOND, FIRST], twice)).toMatchObject({ current: 3, incoming: true });
  });

  it('continues only with the secret that it began with', () => {
    expect(change([SECOND, FIRST], begun)).toMatchObject({ current: 2, incoming: true });
    expect(() => change([OTHER, FIRST], begun)).toThrow(/a change to another secret was begun/);
  });

  it('is not incoming when the first secret is the current one', () => {
    expect(change([FIRST], once)).toMatchObject({ current: 1, incoming: false });
  });

  it('refuses to return to an older secret', () => {
    expect(() => change([FIRST, SECOND], twice)).toThrow(/was used before/);
  });

  it('needs all secrets in use, unless they are declared lost', () => {
    expect(() => change([OTHER], once)).toThrow(/does not hold the secret/);
    expect(() => change([THIRD, SECOND], twice)).toThrow(/lacks the older secret no\. 1/);
    expect(change([OTHER], once, true)).toMatchObject({ current: 2, secrets: new Map([[2, OTHER]]) });
    expect(change([SECOND], twice, true)).toMatchObject({ current: 2, incoming: false });
  });

  it('refuses to declare secrets lost when none is missing', () => {
    expect(() => change([SECOND, FIRST], twice, true)).toThrow(/lacks none/);
  });
});
