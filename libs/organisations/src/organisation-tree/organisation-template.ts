import { writeXlsx } from 'hucre';
import { headingOfColumn, ORGANISATION_COLUMNS } from './organisation-file';

const WIDTHS = { parent: 26, name: 36, type: 18, code: 18 } as const;
const TYPES = ['乡镇', '街道', '医疗机构', '幼儿园', '学校', '协会', '其他'];
const TEXT_FORMAT = '@';
const TEXT_ROWS = 1000;

const NOTES = [
  ['填写说明'],
  ['1. 请在“机构”表中填写，每个机构一行。'],
  ['2. 上级机构：填写名称（如 福州市鼓楼区）或代码（如 350102）；上级也可以是本表中前面的一行。'],
  [`3. 类型：${TYPES.join('、')}。乡镇、街道只能设在区县之下。`],
  ['4. 机构代码可以不填，系统会自动编号；自定代码最多 12 位字母和数字，不得重复。'],
  ['5. 已有的机构会自动跳过，可以反复导入同一份表。'],
];

/** An empty list of organisations with its headings and a list of types to choose from. */
export async function organisationTemplate(): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '机构',
        columns: ORGANISATION_COLUMNS.map((column) => ({ width: WIDTHS[column], numFmt: TEXT_FORMAT })),
        rows: [
          ORGANISATION_COLUMNS.map(headingOfColumn),
          ...Array.from({ length: TEXT_ROWS }, () => ORGANISATION_COLUMNS.map(() => null)),
        ],
        freezePane: { rows: 1 },
        dataValidations: [{ type: 'list', values: TYPES, range: `C2:C${TEXT_ROWS + 1}` }],
      },
      { name: '说明', rows: NOTES },
    ],
  });
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
