import { writeXlsx } from 'hucre';
import { nameOfIdType } from '../person/id-type-name';
import { ID_TYPES } from '../person/id-number';
import { headingOf, ROSTER_FIELDS } from '../roster-file/roster-headings';
import { MAX_ROSTER_ROWS } from '../roster-file/read-roster-file';

const WIDTHS = { name: 14, idType: 28, idNumber: 24, phone: 16, organisationCode: 14, organisationName: 28 } as const;

const TEXT_FORMAT = '@';
/** Number of rows preformatted as text, so that typed numbers keep all 18 digits. */
const TEXT_ROWS = 3000;

const NOTES = [
  ['填写说明'],
  ['1. 请在“名册”表中填写，每人一行，第一行的列名请勿改动。'],
  [`2. 证件类型：${ID_TYPES.map(nameOfIdType).join('、')}。`],
  [`3. 前 ${TEXT_ROWS} 行已设为文本格式，请勿改为数字，否则证件号码末几位会丢失；更多行请先把单元格设为文本。`],
  ['4. 机构代码为六位行政区划代码（如 350102）；机构代码与机构名称至少填写一项。'],
  ['5. 手机号可以不填；名册中已有的人，不填则保留原手机号。'],
  [`6. 每个文件最多 ${MAX_ROSTER_ROWS} 行、50 MB。`],
];

/** An empty roster with headings, text columns so that no digit is lost, and a list of the ID types. */
export async function rosterTemplate(): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '名册',
        columns: ROSTER_FIELDS.map((field) => ({ width: WIDTHS[field], numFmt: TEXT_FORMAT })),
        rows: [ROSTER_FIELDS.map(headingOf), ...Array.from({ length: TEXT_ROWS }, () => ROSTER_FIELDS.map(() => null))],
        freezePane: { rows: 1 },
        dataValidations: [{ type: 'list', values: ID_TYPES.map(nameOfIdType), range: `B2:B${TEXT_ROWS + 1}` }],
      },
      { name: '说明', rows: NOTES },
    ],
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
