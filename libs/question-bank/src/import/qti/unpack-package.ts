import type { Fault } from '@sunflower/platform/plain';
import { types } from 'node:util';
import yauzl from 'yauzl';
import { exchangeFault } from '../exchange/exchange-fault';

const MAX_UNPACKED_BYTES = 200_000_000;
const MAX_FILES = 20_000;
/** File types used in questions; audio, video and schemas are not unpacked. */
const WANTED = /\.(xml|xhtml|png|jpe?g|gif|webp|svg|bmp)$/i;

/** The files of a package by path. */
export type PackageFiles = ReadonlyMap<string, Uint8Array>;

export async function unpackPackage(bytes: Uint8Array): Promise<{ files: PackageFiles } | { fault: Fault }> {
  try {
    return { files: await unpacked(bytes) };
  } catch (error) {
    if (error instanceof TooLarge)
      return {
        fault: exchangeFault('QTI_PACKAGE_TOO_LARGE', { maxMegabytes: MAX_UNPACKED_BYTES / 1e6, maxFiles: MAX_FILES }),
      };
    // Errors that yauzl and zlib throw for invalid bytes.
    if (types.isNativeError(error)) return { fault: exchangeFault('QTI_PACKAGE_BROKEN', { reason: error.message }) };
    throw error;
  }
}

class TooLarge extends Error {}

async function unpacked(bytes: Uint8Array): Promise<PackageFiles> {
  const zip = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    decodeStrings: false,
    validateEntrySizes: true,
  });
  if (zip.entryCount > MAX_FILES) throw new TooLarge();
  const files = new Map<string, Uint8Array>();
  let left = MAX_UNPACKED_BYTES;
  for await (const entry of zip.eachEntry()) {
    const name = entryName(entry.fileName as unknown as Buffer);
    if (name.endsWith('/') || !WANTED.test(name)) continue;
    if (entry.isEncrypted()) throw new Error('it is encrypted');
    const content = await readEntry({ zip, entry, left });
    left -= content.byteLength;
    files.set(name, content);
  }
  return files;
}

async function readEntry({
  zip,
  entry,
  left,
}: {
  zip: yauzl.ZipFile;
  entry: yauzl.Entry;
  left: number;
}): Promise<Uint8Array> {
  const stream = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += (part as Buffer).length;
    if (size > left) {
      stream.destroy();
      throw new TooLarge();
    }
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}

/** Decodes an entry name: Windows programs write names in the local encoding without declaring it. */
function entryName(raw: Buffer): string {
  const name = decoded(raw).replaceAll('\\', '/').normalize('NFC');
  const wrong = yauzl.validateFileName(name);
  if (wrong !== null) throw new Error(wrong);
  return name;
}

function decoded(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (error) {
    if (!types.isNativeError(error) || error.name !== 'TypeError') throw error;
    return new TextDecoder('gb18030').decode(raw);
  }
}
