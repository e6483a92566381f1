import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** Entries of a list: the smallest that the specification allows. Source: Bitstring Status List 1.0, section 6.1. */
export const LIST_LENGTH = 131_072;

const packed = promisify(gzip);

/** A list in which these positions are set: gzip, then base64url behind the multibase prefix `u`. */
export async function encodedList(positions: readonly number[]): Promise<string> {
  const bits = Buffer.alloc(LIST_LENGTH / 8);
  // The first position is the highest bit of the first byte.
  for (const position of positions) bits[position >> 3] = (bits[position >> 3] as number) | (0x80 >> (position & 7));
  return `u${(await packed(bits)).toString('base64url')}`;
}
