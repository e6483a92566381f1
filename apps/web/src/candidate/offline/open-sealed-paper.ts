import type { StartReply } from '../../api/candidate-contract';
import type { SealedPaper } from './fetch-sealed-paper';

const NONCE_BYTES = 12;
const LENGTH_BYTES = 4;

/** AES-256-GCM over the length of a gzip stream, the stream, and padding. @throws when decryption or unpacking fails */
export async function openSealedPaper({
  paper: { bytes },
  key,
}: {
  paper: SealedPaper;
  /** base64url */
  key: string;
}): Promise<StartReply['paper']> {
  const imported = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['decrypt']);
  const iv = bytes.subarray(0, NONCE_BYTES);
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, imported, bytes.subarray(NONCE_BYTES));
  const gzip = new Uint8Array(text, LENGTH_BYTES, new DataView(text).getUint32(0));
  const plain = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip'));
  return (await new Response(plain).json()) as StartReply['paper'];
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (sign) => sign.charCodeAt(0));
