import { types } from 'node:util';
import type { Fault } from '@sunflower/platform/plain';
import { exchangeFault } from '../exchange/exchange-fault';

/** Decodes strictly by the byte order mark, else the XML declaration, else UTF-8. */
export function decodeXml(bytes: Uint8Array): { text: string } | { fault: Fault } {
  const [first, second] = bytes;
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const [, declared = 'utf-8'] = /^<\?xml[^>]{0,150}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(head) ?? [];
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : declared;
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes) };
  } catch (error) {
    // RangeError: unknown encoding; TypeError: bytes that are invalid in it.
    if (types.isNativeError(error) && ['RangeError', 'TypeError'].includes(error.name))
      return { fault: exchangeFault('XML_NOT_DECODABLE', { encoding }) };
    throw error;
  }
}
