import { writeXlsx } from 'hucre';
import { seededRandom, type RandomInteger } from '@sunflower/platform';
import { archive } from '../../../../../test/fixtures/a-workbook';
import type { ImportedPaper } from '../imported-paper';
import { readCsvPaper, readWorkbookPaper } from './read-sheet-paper';

/** `MUTATIONS=5000 npx jest mutated-sheets` runs more. */
const MUTATIONS = Number(process.env.MUTATIONS ?? 120);

const ROWS = [
  [
    '题号',
    '题型',
    '领域',
    '题组',
    '共用题干',
    '题干',
    'A',
    'B',
    'C',
    '配对项1',
    '配对项2',
    '答案',
    '解析',
    '难度',
    '来源',
  ],
  ...Array.from({ length: 6 }, (_, index) => [
    [
      `${index}-1`,
      '单选题',
      '测试领域',
      '',
      '',
      '题一？',
      '甲',
      '乙',
      '丙',
      '',
      '',
      'B',
      '因为\n所以',
      '3',
      '示例机构《示例》2020',
    ],
    [`${index}-2`, 'A3', '', `G${index}`, '病例。', '题二？', '甲', '乙', '丙', '', '', 'C', '', '易', ''],
    [`${index}-3`, 'A3', '', `G${index}`, '', '题三？', '甲', '乙', '丙', '', '', 'A', '', '0.5', ''],
    [`${index}-4`, '填空题', '', '', '', '填____和____。', '', '', '', '', '', '钙//Ca|磷', '', '', ''],
    [`${index}-5`, '配对题', '', '', '', '配？', '甲', '乙', '丙', '子', '丑', '1-B;2-A', '', '', ''],
    [`${index}-6`, '数值题', '', '', '', '几？', '', '', '', '', '', '37.5±0.1', '', '', ''],
  ]).flat(),
];
const CSV = ROWS.map((row) => row.map((cell) => (/[,\n]/.test(cell) ? `"${cell}"` : cell)).join(',')).join('\r\n');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const SHEET = `<worksheet><sheetData>${ROWS.map((row, index) => `<row r="${index + 1}">${row.map((cell) => (cell === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`)).join('')}</row>`).join('')}</sheetData><mergeCells><mergeCell ref="E3:E4"/></mergeCells></worksheet>`;
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationTo = (kind: string, target: string): string =>
  `<Relationships><Relationship Id="rId1" Type="${RELATION}/${kind}" Target="${target}"/></Relationships>`;

/** An intact archive with a damaged sheet. */
const readInArchive: typeof readCsvPaper = ({ bytes, name }) =>
  readWorkbookPaper({
    name,
    bytes: archive([
      { name: '_rels/.rels', text: relationTo('officeDocument', 'xl/workbook.xml') },
      { name: 'xl/workbook.xml', text: '<workbook><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>' },
      { name: 'xl/_rels/workbook.xml.rels', text: relationTo('worksheet', 'sheet1.xml') },
      { name: 'xl/sheet1.xml', text: Buffer.from(bytes) },
    ]),
  });

const FILES: [name: string, read: typeof readCsvPaper, bytes: () => Promise<Buffer>][] = [
  ['UTF-8', readCsvPaper, async () => Buffer.from(CSV)],
  ['UTF-16', readCsvPaper, async () => Buffer.from(CSV, 'utf16le')],
  ['XML in an .xlsx', readInArchive, async () => Buffer.from(SHEET)],
  [
    '.xlsx',
    readWorkbookPaper,
    async () =>
      Buffer.from(
        await writeXlsx({
          sheets: [
            { name: 'Sheet1', rows: ROWS },
            { name: '说明', rows: [['说明']] },
          ],
        }),
      ),
  ],
];

/**
 * Flips bits; cuts, doubles or repeats a stretch a thousand times; truncates; changes the encoding; inserts significant
 * characters.
 */
function mutated({ bytes, random }: { bytes: Buffer; random: RandomInteger }): Buffer {
  const at = random(bytes.length);
  const length = random(Math.min(200, bytes.length - at)) + 1;
  const stretch = bytes.subarray(at, at + length);
  switch (random(7)) {
    case 0: {
      const changed = Buffer.from(bytes);
      for (let turn = random(8) + 1; turn > 0; turn -= 1) {
        const place = random(bytes.length);
        changed.writeUInt8(changed.readUInt8(place) ^ (1 << random(8)), place);
      }
      return changed;
    }
    case 1:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length)]);
    case 2:
      return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: 1000 }, () => stretch), bytes.subarray(at)]);
    case 4:
      return Buffer.from(bytes.toString('latin1'), random(2) === 0 ? 'utf8' : 'utf16le');
    case 5: {
      const signs = ['"', '\n', ',', '|', '//', '____', 'A.', '**', '\\', '±', '；', '\0', '\ufeff', '<', '$', '1-'];
      const inserted = Buffer.from((signs[random(signs.length)] as string).repeat(random(5000) + 1));
      return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
    }
    default:
      return bytes.subarray(0, at);
  }
}

/** The paper is clean when every question without an error is complete. */
function faultsOf({ questions, groups }: ImportedPaper): string[] {
  return questions.flatMap((question) => {
    const { type, stem, options, prompts, key, group, notices } = question;
    if (group !== null && !groups[group]) return ['a group that is not there'];
    if (notices.some(({ severity }) => severity === 'error')) return [];
    if (type === null || key === null || stem === '') return ['no type, key or stem'];
    switch (key.kind) {
      case 'choice':
        return type !== 'true_false' && key.right.some((place) => !options[place]) ? ['a key beyond the options'] : [];
      case 'matching':
        return key.pairs.length !== prompts.length || key.pairs.some((place) => !options[place]) ? ['pairs'] : [];
      case 'ordering':
        return new Set(key.order).size !== options.length ? ['an order that is not whole'] : [];
      case 'fill_in':
        return key.blanks.length !== stem.split(/_{4,}/).length - 1 ? ['blanks'] : [];
      case 'numeric':
        return /^-?\d+(\.\d+)?$/.test(key.value) ? [] : ['no number'];
      case 'essay':
        return [];
    }
  });
}

describe('a damaged sheet of questions', () => {
  it.each(FILES)('is read completely or has an error: %s', async (name, read, make) => {
    const bytes = await make();
    const whole = await read({ bytes, name });
    expect(whole.questions).toHaveLength(36);
    expect(whole.questions.flatMap(({ notices }) => notices.filter(({ severity }) => severity === 'error'))).toEqual(
      [],
    );
    const random = seededRandom(`sheets ${name} ${process.env.SEED ?? ''}`);
    const codes = new Set<string>();
    for (let round = 0; round < MUTATIONS; round += 1) {
      const paper = await read({ bytes: mutated({ bytes, random }), name });
      expect(faultsOf(paper)).toEqual([]);
      for (const { code } of [...paper.notices, ...paper.questions.flatMap(({ notices }) => notices)]) codes.add(code);
    }
    expect(codes.size).toBeGreaterThan(1);
  });
});
