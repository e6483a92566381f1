import type { KeyObject } from 'node:crypto';
import { isSignedBy, parseJws } from './jws';
import { printIn } from './public-addresses';

export type SignatureCheck =
  /** Not a certificate of this platform, or none that is signed. */
  | { kind: 'none' }
  /** Signed with a key that is not published here: a forgery, or a key that was withdrawn. */
  | { kind: 'unknown_key' }
  /** The signature does not fit the content. */
  | { kind: 'changed' }
  | { kind: 'valid'; number: string; version: number };

/** What the signature of a certificate says, whatever its standing. */
export function checkSignature({
  token,
  findKey,
}: {
  token: string;
  findKey: (kid: unknown) => KeyObject | null;
}): SignatureCheck {
  const jws = parseJws(token);
  if (!jws) return { kind: 'none' };
  const key = findKey(jws.header['kid']);
  if (!key) return { kind: 'unknown_key' };
  if (!isSignedBy({ jws, key })) return { kind: 'changed' };
  const print = printIn(jws.payload['jti']);
  return print ? { kind: 'valid', ...print } : { kind: 'none' };
}
