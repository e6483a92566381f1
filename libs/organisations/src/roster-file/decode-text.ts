/**
 * Text of a .csv file as it leaves a spreadsheet: UTF-8 with or without its mark, UTF-16 with its mark, or, from a
 * Chinese Excel, GB18030 (of which GBK and GB2312 are parts). Null when it is none of them.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs({ encoding: 'utf-16le', bytes });
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs({ encoding: 'utf-16be', bytes });
  // GB18030 text is hardly ever valid UTF-8 by chance, while UTF-8 often is valid GB18030: the order matters.
  const text = decodeAs({ encoding: 'utf-8', bytes }) ?? decodeAs({ encoding: 'gb18030', bytes });
  return text === null || text.includes('\0') ? null : text;
}

function decodeAs({ encoding, bytes }: { encoding: string; bytes: Uint8Array }): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return null;
    throw error;
  }
}
