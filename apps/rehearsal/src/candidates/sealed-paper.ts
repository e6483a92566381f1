import { createDecipheriv } from 'node:crypto';
import { gunzipSync } from 'node:zlib';

export interface SealedPaper {
  hash: string;
  bytes: Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;

/** Opens a sealed paper as a browser does, by the contract, and returns its JSON. @throws when the key does not fit */
export function openSealedPaper({ paper: { bytes }, key }: { paper: SealedPaper; key: string }): string {
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key, 'base64url'), bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const text = Buffer.concat([
    decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)),
    decipher.final(),
  ]);
  return gunzipSync(text.subarray(LENGTH_BYTES, LENGTH_BYTES + text.readUInt32BE(0))).toString('utf8');
}
