const LOOKED_AT_BYTES = 64 * 1024;

/**
 * Text of a .csv file as a spreadsheet saves it: UTF-8 or UTF-16, with or without a byte order mark, or, from a Chinese
 * Excel, GB18030 (which includes GBK and GB2312). Null for any other encoding.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs({ encoding: 'utf-16le', bytes });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs({ encoding: 'utf-16be', bytes });
  // Text in the other encodings has no zero bytes; in UTF-16 every comma and line end has one.
  if (bytes.includes(0)) return decodeUnmarkedUtf16(bytes);
  // GB18030 text is hardly ever valid UTF-8 by chance, while UTF-8 often is valid GB18030: the order matters.
  return decodeAs({ encoding: 'utf-8', bytes }) ?? decodeAs({ encoding: 'gb18030', bytes });
}

/** For commas, digits and line ends, the zero byte comes second in little-endian and first in big-endian text. */
function decodeUnmarkedUtf16(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  bytes.subarray(0, LOOKED_AT_BYTES).forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] += 1;
  });
  const [before, behind] = zeros as [number, number];
  const text = decodeAs({ encoding: behind > before ? 'utf-16le' : 'utf-16be', bytes });
  // These code points are not characters, so the bytes are not text.
  return text === null || /[\0\ufffe\uffff]/.test(text) ? null : text;
}

function decodeAs({ encoding, bytes }: { encoding: string; bytes: Uint8Array }): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}
