// Excel takes a CSV without it for the system's old encoding, and Chinese becomes rubble.
const BYTE_ORDER_MARK = '\uFEFF';

type Cell = string | number;

/** RFC 4180. Bytes come in pieces of about a hundred lines. */
export async function* csvBytes({
  header,
  rows,
}: {
  header: readonly string[];
  rows: AsyncIterable<readonly Cell[]>;
}): AsyncGenerator<Buffer> {
  let piece = BYTE_ORDER_MARK + csvLine(header);
  for await (const row of rows) {
    piece += csvLine(row);
    if (piece.length < 16_384) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(cell: Cell): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
