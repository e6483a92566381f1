import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { SealBroken, sha256Hex, type Secrets } from '@sunflower/platform';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
/** The plain text is padded to a multiple of this, so that its length reveals little. */
const FILLED_TO_BYTES = 1024;

/** What the key of a sealed paper is derived from, besides the master secret. */
export interface SealedFor {
  registrationId: string;
  /** See `paperHash`. */
  hash: string;
  /** The number of the master secret. */
  secretKey: number;
}

/** Identifies the paper of one registration, in hexadecimal. The secret seed prevents testing a guess. */
export const paperHash = ({ seed, paper }: { seed: string; paper: Buffer }): string =>
  sha256Hex(`${seed}:${sha256Hex(paper)}`);

/** 32 bytes. Stored nowhere. @throws SecretNotAtHand */
export const paperKey = ({ secrets, registrationId, hash, secretKey }: SealedFor & { secrets: Secrets }): Buffer =>
  secrets.hmac({ purpose: 'sealed-paper', text: `${registrationId}:${hash}`, key: secretKey });

/**
 * AES-256-GCM: nonce of 12 bytes, text, tag of 16 bytes, as WebCrypto expects. The text is the length of a gzip stream
 * (4 bytes, big-endian), the stream, and zeros up to a multiple of 1,024 bytes.
 */
export function sealPaper({ key, gzip }: { key: Buffer; gzip: Buffer }): Buffer {
  const text = Buffer.alloc(Math.ceil((LENGTH_BYTES + gzip.length) / FILLED_TO_BYTES) * FILLED_TO_BYTES);
  text.writeUInt32BE(gzip.length, 0);
  gzip.copy(text, LENGTH_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** The gzip stream. @throws SealBroken */
export function openSealedPaper({ key, sealed }: { key: Buffer; sealed: Buffer }): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken();
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    decipher.final();
  } catch {
    // `final` fails only if the tag does not match.
    throw new SealBroken();
  }
  return text.subarray(LENGTH_BYTES, LENGTH_BYTES + text.readUInt32BE(0));
}
