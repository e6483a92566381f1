import { writeXlsx } from 'hucre';
import type { ShownBadRow } from '../bad-row/bad-rows';
import { headingOf, ROSTER_FIELDS } from '../roster-file/roster-headings';
import { describeFault, headingOfFault } from '../roster-row/roster-fault';

const TEXT_FORMAT = '@';
const REASON_WIDTH = 60;
const FIELD_WIDTH = 24;

/** The bad rows in the columns of the template, each with its faults, to be mended and imported again as they are. */
export async function restSheet(rows: readonly ShownBadRow[]): Promise<Buffer> {
  const reasonsOf = ({ faults }: ShownBadRow): string =>
    faults.map((fault) => `${headingOfFault(fault.field)}：${describeFault(fault)}`).join('；');
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '待改',
        columns: [
          ...ROSTER_FIELDS.map(() => ({ width: FIELD_WIDTH, numFmt: TEXT_FORMAT })),
          { width: REASON_WIDTH },
          { width: 10 },
        ],
        rows: [
          [...ROSTER_FIELDS.map(headingOf), '问题', '原行号'],
          ...rows.map((row) => [
            ...ROSTER_FIELDS.map((field) => textCell(row.typed[field])),
            reasonsOf(row),
            row.lineNumber,
          ]),
        ],
        freezePane: { rows: 1 },
      },
    ],
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Keeps text that a spreadsheet would read as a formula as text. */
const textCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
