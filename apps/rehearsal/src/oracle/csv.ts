/** RFC 4180, with or without a byte order mark. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/gy;
  const content = text.replace(/^\uFEFF/, '');
  for (let match = pattern.exec(content); match && pattern.lastIndex <= content.length; match = pattern.exec(content)) {
    const [whole, cell, end] = match;
    row.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
    if (whole === '' || pattern.lastIndex >= content.length) break;
  }
  return rows;
}
