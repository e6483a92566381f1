import { writeXlsx } from 'hucre';
import { headingOf } from '../import/sheet/headings';
import { LEVEL_NAMES } from '../import/sheet/read-about';
import { columnLetters } from '@sunflower/platform/plain';
import { typeName, type SheetLanguage } from '../import/sheet/type-name';
import type { QuestionFormat, QuestionType } from '../question/question-content';
import { exampleQuestions } from './example-questions';
import { sheetColumns, type SheetColumn } from './workbook-export';

/** Number of rows with text format, so that a typed 3.70 or 6-12 stays as it is. */
const TEXT_ROWS = 1000;
const OPTIONS = 5;
const PROMPTS = 4;

const TYPES: [QuestionType, QuestionFormat | null][] = [
  ['single_choice', null],
  ['single_choice', 'A1'],
  ['single_choice', 'A2'],
  ['single_choice', 'A3'],
  ['single_choice', 'A4'],
  ['single_choice', 'B1'],
  ['multiple_choice', 'X'],
  ['multiple_choice', null],
  ['true_false', null],
  ['fill_in', null],
  ['numeric', null],
  ['matching', null],
  ['ordering', null],
  ['essay', null],
];

const SHEETS = { 'zh-CN': ['试题', '示例', '说明'], en: ['Questions', 'Examples', 'Notes'] } as const;

const NOTES: Record<SheetLanguage, string[]> = {
  'zh-CN': [
    '填写说明',
    '1. 请在“试题”表中填写，每行一题。“示例”表每种题型各有一例，导入时不读取。',
    '2. 列的顺序可以调整，不用的列可以删除；题干、答案两列须保留。',
    '3. 选择题答案写字母，如 B、AC；判断题写“正确”或“错误”。',
    '4. 填空题：题干中用 ____ 标出每个空；各空答案用 | 隔开，同一空的不同写法用 // 隔开，如“钙|磷//P”。答案本身含 | 或 / 时，在前面加 \\，如“mg\\/kg”。各空顺序不限的，在最后写“（顺序不限）”；只有部分空顺序不限的，写明序号，如“（1、2 顺序不限）”。',
    '5. 数值题写“37.5±0.1”，不写误差即须完全相等；配对题写“1-B;2-A”；排序题按正确顺序写“C>A>B”。问答题不填答案，评分要点写在解析中。',
    '6. 病例组题（A3）和共用备选答案题（B1）：同组各题的“题组”填写相同编号，各行都填写共用题干；B1 各行填写相同的选项。每组 2 至 10 题。病例串型题（A4）逐步展开，答过不能返回：自第二题起，随该题给出的后续病情写在“病情进展”中。',
    '7. 难度填 1（很易）至 5（很难）。',
    '8. 来源的名称、发布机构、发布年份须一并填写；文件编号、页码、链接、查证日期可不填。日期写作 2026-11-30。',
    '9. 题干、选项、解析可用 **加粗** 和 $公式$。多个标签用分号隔开；认知层次填识记、应用或分析判断；语言填代码，如 zh-CN。',
    `10. “试题”表前 ${TEXT_ROWS} 行已设为文本格式，以免 3.70 变成 3.7、6-12 变成日期；更多行请先设为文本。`,
  ],
  en: [
    'How to fill it in',
    '1. Write into the sheet “Questions”, one question a row. The sheet “Examples” has one of every type; the import does not read it.',
    '2. Columns may be moved, and those that you do not need removed; Stem and Key have to stay.',
    '3. The key of a choice is its letters, such as B or AC; of true/false it is True or False.',
    '4. Fill in: mark each blank of the stem with ____; separate the blanks of the key with | and the texts that count for one with //, such as “calcium|phosphorus//P”. Put \\ before a | or / that belongs to the text, such as “mg\\/kg”. Where the order of the blanks does not matter, write (any order) at the end; for some of them, (1, 2 in any order).',
    '5. Numeric: 37.5±0.1, or the number alone when it must be met exactly. Matching: 1-B;2-A. Ordering: C>A>B, in the right order. An essay has no key; what markers look for goes into the rationale.',
    '6. Questions on one case (A3) or with shared options (B1): the same number in “Group” and the same case in every row; for B1 the same options too. A group has 2 to 10 questions. A case of the form A4 unfolds, and candidates go forward only: what comes with the second or a later question is written into “furthercase”.',
    '7. Difficulty: 1 (very easy) to 5 (very hard).',
    '8. Title, issuer and year of a source go together; its number, the page, a link and the day on which it was checked may be left empty. Write days like 2026-11-30.',
    '9. Stem, options and rationale may have **bold** and $formulas$. Separate tags with semicolons; the cognitive level is recall, application or judgement; the language is a code such as zh-CN.',
    `10. The first ${TEXT_ROWS} rows of “Questions” are texts already, so that 3.70 stays 3.70 and 6-12 does not become a date; for more rows, set the cells to text first.`,
  ],
};

/**
 * The import template: an empty sheet with headings and drop-down lists, a sheet with an example of each type, and a
 * sheet of instructions. `readWorkbookPaper` reads the first one.
 */
export async function questionTemplate({ language }: { language: SheetLanguage }): Promise<Uint8Array> {
  const columns = withPoints({
    columns: sheetColumns({ language, optionCount: OPTIONS, promptCount: PROMPTS }),
    language,
  });
  const headings = columns.map(({ heading }) => heading);
  const widths = columns.map(({ width, numFmt }) => ({ width, numFmt }));
  const [questions, examples, notes] = SHEETS[language];
  const letterOfColumn = (heading: string): string => columnLetters(headings.indexOf(heading));
  const range = (field: 'type' | 'difficulty' | 'cognitiveLevel'): string => {
    const letter = letterOfColumn(headingOf({ field, language }));
    return `${letter}2:${letter}${TEXT_ROWS + 1}`;
  };
  return writeXlsx({
    sheets: [
      {
        name: questions,
        columns: widths,
        rows: [headings, ...Array.from({ length: TEXT_ROWS }, () => headings.map(() => null))],
        freezePane: { rows: 1 },
        dataValidations: [
          {
            type: 'list',
            values: TYPES.map(([type, format]) => typeName({ type, format, language })),
            errorStyle: 'warning',
            range: range('type'),
          },
          { type: 'list', values: ['1', '2', '3', '4', '5'], range: range('difficulty') },
          {
            type: 'list',
            values: Object.values(LEVEL_NAMES).map((names) => names[language === 'zh-CN' ? 0 : 1]),
            errorStyle: 'warning',
            range: range('cognitiveLevel'),
          },
        ],
      },
      {
        name: examples,
        columns: widths,
        rows: [
          headings,
          ...exampleQuestions(language).map((question) => columns.map(({ valueOf }) => valueOf(question) ?? null)),
        ],
        freezePane: { rows: 1 },
      },
      { name: notes, columns: [{ width: 120 }], rows: NOTES[language].map((note) => [note]) },
    ],
  });
}

/** An export has no column for points, because a bank stores none; an import reads it. */
const withPoints = ({ columns, language }: { columns: SheetColumn[]; language: SheetLanguage }): SheetColumn[] => [
  ...columns,
  { heading: headingOf({ field: 'points', language }), width: 10, valueOf: () => null },
];
