import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { BackupUnreadable } from './backup-errors';

/**
 * A sealed file is a header and a row of chunks. The header is the mark, the version of the form, a sign of the key and
 * a random salt. From key and header a key for this file alone is derived, so a changed header opens no chunk. Each
 * chunk is AES-256-GCM; its nonce is its number and whether it is the last one, so chunks cannot be moved, left out or
 * added.
 */
const MARK = Buffer.from('SUNFLOWER BACKUP', 'latin1');
const FORM = 1;
const SIGN_BYTES = 8;
const SALT_BYTES = 32;
const HEADER_BYTES = MARK.length + 2 + SIGN_BYTES + SALT_BYTES;
const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Tells keys apart and says nothing about them. */
const signOf = (key: string): Buffer =>
  createHmac('sha256', Buffer.from(hkdfSync('sha256', key, 'sunflower backup', 'sign', 32)))
    .update('key')
    .digest()
    .subarray(0, SIGN_BYTES);

const fileKeyOf = ({ key, header }: { key: string; header: Buffer }): Buffer =>
  Buffer.from(hkdfSync('sha256', key, header, 'sunflower backup file', 32));

function nonceOf({ number, isLast }: { number: number; isLast: boolean }): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

/** Yields the bytes of a sealed file that holds the bytes of `source`. */
export async function* seal({
  source,
  key,
}: {
  source: AsyncIterable<Buffer>;
  key: string;
}): AsyncGenerator<Buffer, void> {
  const form = Buffer.alloc(2);
  form.writeUInt16BE(FORM);
  const header = Buffer.concat([MARK, form, signOf(key), randomBytes(SALT_BYTES)]);
  yield header;
  const fileKey = fileKeyOf({ key, header });
  const sealChunk = (chunk: Buffer, place: { number: number; isLast: boolean }): Buffer => {
    const cipher = createCipheriv(CIPHER, fileKey, nonceOf(place));
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  let number = 0;
  let held = Buffer.alloc(0);
  for await (const bytes of source) {
    held = Buffer.concat([held, bytes]);
    // A full chunk is held back until more bytes come, because the last one is marked.
    while (held.length > CHUNK_BYTES) {
      yield sealChunk(held.subarray(0, CHUNK_BYTES), { number, isLast: false });
      held = held.subarray(CHUNK_BYTES);
      number += 1;
    }
  }
  yield sealChunk(held, { number, isLast: true });
}

/**
 * Yields the bytes that were sealed; each was authenticated, and after the last one the file is known to be whole.
 * @throws BackupUnreadable
 */
export async function* unseal({ file, keys }: { file: string; keys: readonly string[] }): AsyncGenerator<Buffer, void> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupUnreadable(`${file} cannot be opened: ${error.code ?? error.message}`);
  });
  try {
    const header = await readFully({ handle, bytes: HEADER_BYTES });
    const key = keyFor({ file, keys, header });
    yield* chunksOf({ file, handle, fileKey: fileKeyOf({ key, header }) });
  } finally {
    await handle.close();
  }
}

function keyFor({ file, keys, header }: { file: string; keys: readonly string[]; header: Buffer }): string {
  if (!header.subarray(0, MARK.length).equals(MARK)) throw new BackupUnreadable(`${file} is no backup of Sunflower`);
  if (header.length < HEADER_BYTES) throw new BackupUnreadable(`${file} is cut off`);
  const form = header.readUInt16BE(MARK.length);
  if (form !== FORM)
    throw new BackupUnreadable(
      `${file} has the form ${form}, and this version of Sunflower reads the form ${FORM}. Restore it with the version that made it`,
    );
  const sign = header.subarray(MARK.length + 2, MARK.length + 2 + SIGN_BYTES);
  const key = keys.find((one) => signOf(one).equals(sign));
  if (key === undefined) throw new BackupUnreadable(`${file} is sealed with another key, or was changed`);
  return key;
}

async function* chunksOf({
  file,
  handle,
  fileKey,
}: {
  file: string;
  handle: FileHandle;
  fileKey: Buffer;
}): AsyncGenerator<Buffer, void> {
  const bytes = CHUNK_BYTES + TAG_BYTES;
  let sealed = await readFully({ handle, bytes });
  for (let number = 0; ; number += 1) {
    const next = await readFully({ handle, bytes });
    const isLast = next.length === 0;
    yield openChunk({ file, fileKey, sealed, number, isLast });
    if (isLast) return;
    sealed = next;
  }
}

interface SealedChunk {
  file: string;
  fileKey: Buffer;
  sealed: Buffer;
  number: number;
  isLast: boolean;
}

function openChunk({ file, fileKey, sealed, number, isLast }: SealedChunk): Buffer {
  if (sealed.length < TAG_BYTES) throw new BackupUnreadable(`${file} is cut off`);
  const decipher = createDecipheriv(CIPHER, fileKey, nonceOf({ number, isLast }), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    // The cipher gives no reason.
    throw new BackupUnreadable(
      `${file} was changed or cut off: what stands from byte ${HEADER_BYTES + number * (CHUNK_BYTES + TAG_BYTES)} on does not open`,
    );
  }
}

/** Fewer bytes at the end of the file. */
async function readFully({ handle, bytes }: { handle: FileHandle; bytes: number }): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled, null);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}
