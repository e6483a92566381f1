import { createWriteStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { streamXlsxRows } from 'hucre';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Batch } from '../batch';

/** The spreadsheet library alone reads a file to its end. `argument` is the path. */
export const readBareWorkbook: Batch = async ({ argument, tell }) => {
  let rows = 0;
  for await (const { values } of streamXlsxRows(readFileSync(argument))) rows += values.length > 0 ? 1 : 0;
  tell(rows);
};

/** The spreadsheet library alone writes rows to a workbook. `argument` is the path of a JSON file with the rows. */
export const writeBareWorkbook: Batch = async ({ argument, tell }) => {
  const rows: (string | number)[][] = JSON.parse(readFileSync(argument, 'utf8')) as (string | number)[][];
  const [header = [], ...lines] = rows;
  const columns = header.map((heading) => ({ header: String(heading), width: 16 }));
  await pipeline(
    Readable.fromWeb(writeXlsxStream(lines, { name: '成绩名单', columns }) as never),
    createWriteStream(`${argument}.xlsx`),
  );
  tell(lines.length);
};
