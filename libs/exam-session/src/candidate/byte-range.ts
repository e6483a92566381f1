export interface ByteRange {
  from: number;
  /** Index of the last byte, inclusive. */
  to: number;
}

/**
 * The range of `bytes=from-to` or `bytes=from-` (RFC 9110, 14.2). Null for the whole: without a header, or for any
 * other form, which a server may ignore.
 * @returns 'unsatisfiable' when the range begins past the end
 */
export function byteRange({
  header,
  length,
}: {
  header: string | undefined;
  length: number;
}): ByteRange | 'unsatisfiable' | null {
  const found = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(header ?? '');
  if (!found) return null;
  const from = Number(found[1]);
  const to = found[2] ? Math.min(Number(found[2]), length - 1) : length - 1;
  if (from >= length) return 'unsatisfiable';
  return to < from ? null : { from, to };
}
