export interface ByteRange {
  from: number;
  /** Of the last byte. */
  to: number;
}

/**
 * The one range of `bytes=from-to` or `bytes=from-` (RFC 9110, 14.2); null for the whole, and for any other form, which
 * a server may pass over.
 * @returns 'unsatisfiable' when it begins past the end
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
