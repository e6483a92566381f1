import { sign, verify, type KeyObject } from 'node:crypto';

/** Length of the longest token that is read; a certificate's has about 2,500 characters. */
export const MAX_JWS_CHARACTERS = 16_384;
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface Jws {
  header: Record<string, unknown>;
  payload: Record<string, unknown>;
  signed: string;
  /** Base64url. */
  signature: string;
}

interface Signing {
  header: Record<string, string>;
  payload: object;
  key: KeyObject;
}

/** A signed JSON object in compact form. Source: RFC 7515, RFC 8037 (EdDSA). */
export function signJws({ header, payload, key }: Signing): string {
  const signed = `${partOf({ alg: 'EdDSA', ...header })}.${partOf(payload)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`;
}

/** Null for a text that is no JWS of JSON objects, or too long. The signature is not checked. */
export function parseJws(text: string): Jws | null {
  if (text.length > MAX_JWS_CHARACTERS || !COMPACT.test(text)) return null;
  const [head = '', body = '', signature = ''] = text.split('.');
  const header = objectIn(head);
  const payload = objectIn(body);
  return header && payload && { header, payload, signed: `${head}.${body}`, signature };
}

export function isSignedBy({ jws: { header, signed, signature }, key }: { jws: Jws; key: KeyObject }): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // The decoder accepts several texts for the same bytes; only one of them is the signature.
  return (
    header['alg'] === 'EdDSA' &&
    bytes.toString('base64url') === signature &&
    verify(null, Buffer.from(signed), key, bytes)
  );
}

const partOf = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function objectIn(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
