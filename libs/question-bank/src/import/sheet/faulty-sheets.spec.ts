import { writeXlsx, type CellValue } from 'hucre';
import { archive } from '../../../../../test/fixtures/a-workbook';
import { readCsvPaper, readWorkbookPaper } from './read-sheet-paper';

async function paperOf(sheets: Record<string, CellValue[][]>) {
  const bytes = await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) });
  return readWorkbookPaper({ bytes, name: '测试.xlsx' });
}
const codesOf = ({ notices }: { notices: { code: string }[] }) => notices.map(({ code }) => code).sort();
const choice = (...right: number[]) => ({ kind: 'choice', right });
const FOUR = ['甲', '乙', '丙', '丁'];

describe('a faulty sheet', () => {
  const HEADS = ['题目', 'A', 'B', 'C', 'D', '题型', '答案'];
  it.each([
    ['a key beyond the options', ['题？', '甲', '乙', null, null, '单选', 'D'], ['OPTION_NOT_THERE']],
    ['two letters in a single choice', ['题？', ...FOUR, '单选', 'AB'], ['SHEET_KEY_OF_SEVERAL']],
    ['one letter in a multiple choice', ['题？', ...FOUR, '多选', 'A'], ['SHEET_KEY_OF_ONE']],
    ['an unknown type', ['题？', ...FOUR, '听力题', 'A'], ['SHEET_TYPE_UNKNOWN']],
    ['a gap in the options', ['题？', '甲', '乙', null, '丁', '单选', 'A'], ['SHEET_OPTION_GAP']],
    ['no stem', [null, ...FOUR, '单选', 'A'], ['SHEET_STEM_MISSING']],
    ['no key', ['题？', ...FOUR, '单选', null], ['SHEET_KEY_MISSING']],
    ['no options', ['题？', null, null, null, null, '单选', 'A'], ['OPTION_NOT_THERE', 'SHEET_OPTIONS_MISSING']],
    ['two options that look the same', ['题？', 'A型', 'Ａ型', '丙', '丁', '单选', 'C'], ['OPTION_TWICE']],
    ['a letter twice', ['题？', ...FOUR, '多选', 'AAC'], ['LETTER_TWICE']],
    ['a key that is no letter', ['题？', ...FOUR, '单选', '见解析'], ['SHEET_KEY_NOT_UNDERSTOOD']],
    ['letters that are an option too', ['血型？', 'A', 'B', 'AB', 'O', '单选', 'AB'], ['SHEET_KEY_AMBIGUOUS']],
    ['a number as the key', ['题？', ...FOUR, '单选', '2'], ['SHEET_KEY_AS_NUMBER']],
    ['a number that is an option too', ['几？', '2', '3', '4', '5', '单选', '3'], ['SHEET_KEY_AMBIGUOUS']],
    ['blanks that do not fit', ['填____和____。', null, null, null, null, '填空', '铁'], ['BLANKS_NOT_AS_STEM']],
    ['a fill-in without a blank', ['填什么？', null, null, null, null, '填空', '铁'], ['BLANKS_NOT_AS_STEM']],
    ['a range for a number', ['几？', null, null, null, null, '数值', '36-38'], ['SHEET_KEY_NOT_UNDERSTOOD']],
    ['an order that is not whole', ['排？', ...FOUR, '排序', 'A>B>C'], ['ORDER_NOT_WHOLE']],
    [
      'matching without items',
      ['配？', ...FOUR, '配对', '1-A;2-B'],
      ['KEY_NOT_FOR_EACH_PROMPT', 'SHEET_PROMPTS_MISSING'],
    ],
    ['options of a fill-in', ['填____。', ...FOUR, '填空', '甲'], ['SHEET_OPTIONS_NOT_EXPECTED']],
    ['a case question without its case', ['题？', ...FOUR, 'A3', 'A'], ['SHEET_CASE_MISSING']],
    ['shared options of one question', ['题？', ...FOUR, 'B1', 'A'], ['SHEET_GROUP_SIZE']],
    ['a stem beyond what a bank holds', ['题'.repeat(4001), ...FOUR, '单选', 'A'], ['FIELD_TOO_LONG']],
    [
      'an option that a spreadsheet may have turned',
      ['题？', '6月12日', '7-12', '丙', '丁', '单选', 'A'],
      ['SHEET_LOOKS_TURNED'],
    ],
  ])('%s', async (_, row, codes) => {
    const { questions } = await paperOf({ Sheet1: [HEADS, row] });
    expect(questions.map(codesOf)).toEqual([codes]);
    expect(questions[0]!.notices.every(({ line }) => line === 2)).toBe(true);
  });

  it('reports skipped sheets, columns and rows', async () => {
    const paper = await paperOf({
      说明: [['请按格式填写'], ['每行一题']],
      Sheet1: [
        ['题目', '题型', '答案', '录入人'],
        ['一。', '判断', '对', '测试员'],
        [null, null, null, '共 1 题'],
        ['二。', '判断', '错', null],
      ],
    });
    expect(paper.questions).toHaveLength(2);
    expect(paper.notices.map(({ code, details }) => [code, details])).toEqual([
      ['SHEET_WITHOUT_QUESTIONS', { sheet: '说明' }],
      ['SHEET_COLUMNS_NOT_READ', { sheet: 'Sheet1', columns: '录入人' }],
      ['SHEET_ROW_NOT_READ', { sheet: 'Sheet1', row: 3, text: '共 1 题' }],
    ]);
  });

  it('reports rows without stem, key and options', async () => {
    const paper = await paperOf({
      Sheet1: [
        ['题目', '题型', '答案', '解析'],
        ['一。', '判断', '对', null],
        [null, null, null, '合计 1 题'],
      ],
    });
    expect(paper.notices).toMatchObject([
      { code: 'SHEET_ROW_NOT_READ', details: { sheet: 'Sheet1', row: 3, text: '合计 1 题' } },
    ]);
  });

  it('reports two columns with the same heading', async () => {
    const paper = await paperOf({
      Sheet1: [
        ['题目', '答案', '答案', '题型'],
        ['一。', '对', '错', '判断'],
      ],
    });
    expect(paper.notices).toMatchObject([
      { code: 'SHEET_HEADING_TWICE', severity: 'error', details: { heading: '答案' } },
    ]);
  });

  it('reports hidden sheets, rows and columns, and reads merged cells', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '旧题',
          hidden: true,
          rows: [
            ['题目', '答案'],
            ['旧。', '对'],
          ],
        },
        {
          name: 'Sheet1',
          rows: [
            ['题型', '题目', '答案', '知识点'],
            ['判断', '一。', '对', '铁'],
            [null, '二。', '错', null],
          ],
          columns: [{}, {}, { hidden: true }, {}],
          rowDefs: new Map([[2, { hidden: true }]]),
          merges: [
            { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
            { startRow: 1, endRow: 2, startCol: 3, endCol: 3 },
          ],
        },
      ],
    });
    const paper = await readWorkbookPaper({ bytes, name: 'a.xlsx' });
    expect(paper.notices.map(({ code, details }) => [code, details])).toEqual([
      ['SHEET_HIDDEN', { sheet: '旧题' }],
      ['SHEET_COLUMN_HIDDEN', { sheet: 'Sheet1', columns: '答案' }],
    ]);
    expect(paper.questions.map(({ type, knowledgePoint }) => [type, knowledgePoint])).toEqual([
      ['true_false', '铁'],
      ['true_false', '铁'],
    ]);
    expect(paper.questions.map(codesOf)).toEqual([[], ['SHEET_ROW_HIDDEN']]);
  });

  it('reports values that a spreadsheet changed', async () => {
    const text = (cell: string, value: string) => `<c r="${cell}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join('')}</row>`;
    const heads = ['题目', 'A', 'B', 'C', '题型', '答案'].map((value, index) => text(`${'ABCDEF'[index]}1`, value));
    const question = (number: number, a: string, b: string, key = text(`F${number}`, 'A')) =>
      row(
        number,
        text(`A${number}`, '几？'),
        a,
        b,
        text(`D${number}`, number === 3 || number === 4 ? '3.75' : '丙'),
        text(`E${number}`, '单选'),
        key,
      );
    const bytes = typedWorkbook(
      row(1, ...heads) +
        question(2, '<c r="B2" s="1"><v>46185</v></c>', text('C2', '乙')) +
        question(3, '<c r="B3"><v>3.7</v></c>', text('C3', '3.65')) +
        question(4, '<c r="B4" s="2"><v>3.7</v></c>', text('C4', '3.65')) +
        question(5, '<c r="B5" t="e"><v>#REF!</v></c>', text('C5', '乙')) +
        question(6, '<c r="B6" t="str"><f>X1</f></c>', text('C6', '乙')) +
        question(7, '<c r="B7" t="str"><f>X1</f><v>甲</v></c>', text('C7', '乙')) +
        question(8, '<c r="B8" s="3"><v>1000</v></c>', text('C8', '乙')),
    );
    const { questions } = await readWorkbookPaper({ bytes, name: 'a.xlsx' });
    expect(
      questions.map((one) =>
        one.notices
          .filter(({ code }) => code.startsWith('SHEET_'))
          .map(({ code, severity, details }) => [code, severity, details.column ?? null]),
      ),
    ).toEqual([
      [['SHEET_CELL_TURNED_INTO_DATE', 'error', 'A']],
      [['SHEET_ZEROS_MAY_BE_LOST', 'warning', null]],
      [],
      [
        ['SHEET_CELL_WITH_ERROR', 'error', 'A'],
        ['SHEET_OPTION_GAP', 'error', null],
      ],
      [
        ['SHEET_FORMULA_WITHOUT_VALUE', 'error', 'A'],
        ['SHEET_OPTION_GAP', 'error', null],
      ],
      [],
      [['SHEET_CELL_NUMBER_CHANGED', 'error', 'A']],
    ]);
    expect(questions[2]!.options[0]).toBe('3.70');
    expect(questions[5]!.options[0]).toBe('甲');
  });

  it('keeps the formatting that carries meaning in a partly formatted text', async () => {
    const rich =
      '<r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>9</t></r><r><t>，</t></r><r><rPr><u/></rPr><t>不正确</t></r><r><t>的是</t></r><r><rPr><strike/></rPr><t>旧</t></r>';
    const whole = '<r><rPr><b/></rPr><t>对</t></r>';
    const bytes = typedWorkbook(
      `<row r="1"><c t="inlineStr"><is><t>题目</t></is></c><c t="inlineStr"><is><t>题型</t></is></c><c t="inlineStr"><is><t>答案</t></is></c></row><row r="2"><c t="inlineStr"><is>${rich}</is></c><c t="inlineStr"><is><t>判断</t></is></c><c t="inlineStr"><is>${whole}</is></c></row>`,
    );
    const { questions } = await readWorkbookPaper({ bytes, name: 'a.xlsx' });
    expect(questions[0]).toMatchObject({ stem: '10⁹，**不正确**的是~~旧~~', key: choice(0) });
    expect(codesOf(questions[0]!)).toEqual(['SHEET_STRUCK_TEXT']);
  });
});

describe('a cell that causes thousands of notices', () => {
  it('yields a bounded number of notices', async () => {
    const key = 'a/b|'.repeat(8000);
    const { questions } = await paperOf({
      Sheet1: [
        ['题目', '题型', '答案'],
        ['填____。', '填空题', key],
      ],
    });
    expect(questions[0]!.notices.length).toBeLessThanOrEqual(400);
    expect(codesOf(questions[0]!)).toContain('BLANKS_NOT_AS_STEM');
  });
});

describe('a file that cannot be read', () => {
  it('keeps nothing of the sheets before the faulty one', async () => {
    const row = (cell: string) =>
      `<row><c t="inlineStr"><is><t>题干</t></is></c><c t="inlineStr"><is><t>答案</t></is></c></row><row><c t="inlineStr"><is><t>一。</t></is></c><c t="inlineStr"><is><t>${cell}</t></is></c></row>`;
    const bytes = typedWorkbook(row('对'), row('x'.repeat(32_768)));
    expect(await problems(bytes)).toEqual([['error', 'SHEET_CELL_TOO_LONG', { row: 2, column: 'B', max: 32_767 }]]);
    expect((await readWorkbookPaper({ bytes: typedWorkbook(row('对')), name: 'a' })).questions).toHaveLength(1);
  });

  const problems = async (bytes: Uint8Array, read = readWorkbookPaper) => {
    const { questions, notices } = await read({ bytes, name: 'a' });
    expect(questions).toEqual([]);
    return notices.map(({ severity, code, details }) => [severity, code, details]);
  };
  it('is reported, and nothing of it is kept', async () => {
    expect(await problems(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toEqual([['error', 'SHEET_FILE_OLD_FORMAT', {}]]);
    expect(await problems(Buffer.from('PK\u0003\u0004'))).toEqual([['error', 'SHEET_FILE_DAMAGED', {}]]);
    expect(await problems(Buffer.from(''), readCsvPaper)).toEqual([['error', 'SHEET_FILE_EMPTY', {}]]);
    expect(await problems(Buffer.from([0xff, 0xff, 0, 0x80]), readCsvPaper)).toEqual([
      ['error', 'SHEET_ENCODING_UNKNOWN', {}],
    ]);
    expect(await problems(Buffer.from('题干,答案\n"一'), readCsvPaper)).toEqual([
      ['error', 'SHEET_QUOTE_NOT_CLOSED', { row: 2 }],
    ]);
    expect(await problems(Buffer.from(`题干,答案\n一。,对\n二。,${'x'.repeat(40_000)}`), readCsvPaper)).toEqual([
      ['error', 'SHEET_CELL_TOO_LONG', { row: 3, column: 'B', max: 32_767 }],
    ]);
    expect(await problems(Buffer.from(`题干,答案\n${'一。,对\n'.repeat(100_000)}`), readCsvPaper)).toEqual([
      ['error', 'SHEET_TOO_MANY_ROWS', { max: 100_000 }],
    ]);
    expect(await problems(Buffer.from('姓名,手机\n测试,1'), readCsvPaper)).toEqual([
      ['warning', 'SHEET_WITHOUT_QUESTIONS', { sheet: 'a' }],
      ['error', 'SHEET_NONE_WITH_QUESTIONS', {}],
    ]);
  });
});

/** A workbook whose number formats are 1: a date, 2: two decimals, 3: an exponent. */
function typedWorkbook(...sheets: string[]): Buffer {
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (...targets: [kind: string, target: string][]) =>
    `<Relationships>${targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${relation}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
  return archive([
    { name: '_rels/.rels', text: relations(['officeDocument', 'xl/workbook.xml']) },
    {
      name: 'xl/workbook.xml',
      text: `<workbook><sheets>${sheets.map((_, index) => `<sheet name="Sheet${index + 1}" r:id="rId${index + 2}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: relations(
        ['styles', 'styles.xml'],
        ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ),
    },
    {
      name: 'xl/styles.xml',
      text: '<styleSheet><numFmts><numFmt numFmtId="200" formatCode="m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="200"/><xf numFmtId="2"/><xf numFmtId="11"/></cellXfs></styleSheet>',
    },
    ...sheets.map((sheetData, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      text: `<worksheet><sheetData>${sheetData}</sheetData></worksheet>`,
    })),
  ]);
}
