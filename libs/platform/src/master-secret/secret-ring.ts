import { InvalidConfig } from '../config';
import { fingerprintOf, Secrets, type MasterKeys } from '../secrets/crypto';
import type { MasterKeyRow } from './master-key.repository';

/** Source of the secrets, for error messages: the name of the setting, and the place to fix. */
export interface SecretPlace {
  variable: 'DATA_DIR' | 'SUNFLOWER_SECRET';
  /** Name in messages: the path of the file, or the variable and its file. */
  spokenOf: string;
}

interface Ring extends SecretPlace {
  /** In the order of the file or variable; the first one is in use. */
  secrets: readonly string[];
  /** The keys that the database knows. */
  keys: readonly MasterKeyRow[];
}

const ROTATE = '`npm run rotate-secret`';

/** One secret a line, the current one first. */
export const secretsIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/**
 * The secrets by number; null when the database knows none yet.
 * @throws InvalidConfig when the first secret is not the current one, or a secret that is still needed is missing
 */
export function openRing(ring: Ring): MasterKeys | null {
  const { secrets, keys, variable, spokenOf } = ring;
  if (keys.length === 0) return null;
  if (keys.some(({ state }) => state === 'incoming'))
    throw new InvalidConfig(
      variable,
      `a change of the secret was begun and has not finished. With no other Sunflower running, ${ROTATE} finishes it`,
    );
  const found = secretsByNumber(ring);
  const current = keys.find(({ state }) => state === 'current') as MasterKeyRow;
  if (found.get(current.number) === secrets[0] && secrets[0] !== undefined) {
    const missing = missingOlder({ keys, found });
    if (missing.length === 0) return { current: current.number, secrets: found };
    throw new InvalidConfig(variable, olderMissing({ spokenOf, missing }));
  }
  throw new InvalidConfig(
    variable,
    found.has(current.number)
      ? `${spokenOf} has another secret above the one that is in use. With no Sunflower running, ${ROTATE} changes to it; or take that line out`
      : wrongSecret(spokenOf),
  );
}

/**
 * The secrets during a change; the first of them makes all new data.
 * @throws InvalidConfig when the current or an older secret is missing and was not declared `lost`
 */
export function ringForChange({ lost, ...ring }: Ring & { lost: boolean }): MasterKeys & { incoming: boolean } {
  const { secrets, keys, variable, spokenOf } = ring;
  const found = secretsByNumber(ring);
  const first = keys.find(({ number }) => found.get(number) === secrets[0]);
  const begun = keys.find(({ state }) => state === 'incoming');
  if (begun && first?.number !== begun.number)
    throw new InvalidConfig(variable, `a change to another secret was begun; ${spokenOf} must begin with that one`);
  if (first && first.state !== 'incoming' && first.state !== 'current')
    throw new InvalidConfig(variable, `${spokenOf} begins with a secret that was used before; begin with a new one`);
  const missing = keys.filter(({ number, state }) => isNeeded(state) && !found.has(number));
  if (missing.length > 0 && !lost)
    throw new InvalidConfig(
      variable,
      missing.some(({ state }) => state === 'current') ? wrongSecret(spokenOf) : olderMissing({ spokenOf, missing }),
    );
  if (missing.length === 0 && lost) throw new InvalidConfig(variable, `${spokenOf} lacks none; leave --lost out`);
  const number = first?.number ?? Math.max(0, ...keys.map((key) => key.number)) + 1;
  return {
    current: number,
    secrets: new Map([...found, [number, secrets[0] as string]]),
    incoming: first?.state !== 'current',
  };
}

const isNeeded = (state: MasterKeyRow['state']): boolean => state === 'current' || state === 'older';

const missingOlder = ({ keys, found }: { keys: readonly MasterKeyRow[]; found: ReadonlyMap<number, string> }) =>
  keys.filter(({ number, state }) => state === 'older' && !found.has(number));

const olderMissing = ({ spokenOf, missing }: { spokenOf: string; missing: readonly MasterKeyRow[] }): string =>
  `${spokenOf} lacks the older secret no. ${missing.map(({ number }) => number).join(', ')}, with which codes were printed. Put it back on a line of its own below the first; if it is lost for good, \`npm run rotate-secret -- --lost\` gives up what it made`;

export const wrongSecret = (spokenOf: string): string =>
  `${spokenOf} does not hold the secret with which this database is in use: with another one every access code changes and no ID number can be read. Put the right one back from a backup; if it is lost for good, \`npm run rotate-secret -- --lost\` begins with the one that stands there`;

function secretsByNumber({ secrets, keys }: Ring): Map<number, string> {
  const byFingerprint = new Map(secrets.map((secret) => [fingerprintOf(secret), secret]));
  const found = new Map<number, string>();
  for (const { number, fingerprint, sample } of keys) {
    const secret =
      fingerprint === null
        ? secrets.find((one) => opens({ secret: one, number, sample }))
        : byFingerprint.get(fingerprint);
    if (secret !== undefined) found.set(number, secret);
  }
  return found;
}

/** Recognises a secret from before fingerprints by whether it decrypts the sample. */
function opens({ secret, number, sample }: { secret: string; number: number; sample: string | null }): boolean {
  try {
    new Secrets({ current: number, secrets: new Map([[number, secret]]) }).decrypt({
      purpose: 'personal-data',
      sealed: sample ?? '',
    });
    return true;
  } catch {
    // The cipher reports only that the secret does not match.
    return false;
  }
}
