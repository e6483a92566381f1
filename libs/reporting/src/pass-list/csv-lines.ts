// Without this mark Excel reads a CSV in the system's legacy encoding and garbles Chinese.
const BYTE_ORDER_MARK = '\uFEFF';

type Cell = string | number;

/** RFC 4180. Yields chunks of about a hundred lines. */
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
