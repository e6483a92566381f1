import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { MAX_JWS_CHARACTERS } from './jws';

/** Streams of a PDF that are looked into; a certificate has about fifteen. */
const MAX_STREAMS = 500;
const MAX_PACKED_BYTES = 16_384;
/** A PDF may begin with other bytes. Source: ISO 32000-1, annex H. */
const PDF_HEADER_WITHIN = 1024;
const WHOLE_TOKEN = /^\s*(eyJ[\w-]+\.[\w-]+\.[\w-]+)\s*$/;

// Runs in a thread of the library, not on the event loop.
const unpacked = promisify(inflate);

/** The signed certificate in a file: the attachment of a PDF, or the file itself. Null: there is none. */
export async function credentialIn(bytes: Buffer): Promise<string | null> {
  if (bytes.subarray(0, PDF_HEADER_WITHIN).includes('%PDF-')) return attachedTo(bytes);
  return bytes.length > MAX_JWS_CHARACTERS ? null : tokenIn(bytes);
}

/** Looks into every small stream, so that it is also found after another program has saved the PDF. */
async function attachedTo(pdf: Buffer): Promise<string | null> {
  let at = 0;
  for (let count = 0; count < MAX_STREAMS; count += 1) {
    const keyword = pdf.indexOf('stream', at);
    if (keyword < 0) return null;
    const start = keyword + 'stream'.length + (pdf[keyword + 'stream'.length] === 0x0d ? 2 : 1);
    const end = pdf.indexOf('endstream', start);
    if (end < 0) return null;
    at = end + 'endstream'.length;
    if (end - start > MAX_PACKED_BYTES) continue;
    const token = await tokenOfStream(pdf.subarray(start, end));
    if (token !== null) return token;
  }
  return null;
}

async function tokenOfStream(stream: Buffer): Promise<string | null> {
  const plain = tokenIn(stream);
  if (plain !== null) return plain;
  try {
    return tokenIn(await unpacked(stream, { maxOutputLength: MAX_JWS_CHARACTERS }));
  } catch (error) {
    // Not deflated, or larger than a token.
    if (typeof (error as { code?: unknown }).code === 'string') return null;
    throw error;
  }
}

const tokenIn = (bytes: Uint8Array): string | null =>
  WHOLE_TOKEN.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))?.[1] ?? null;
