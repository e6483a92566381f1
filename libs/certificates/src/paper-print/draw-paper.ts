import {
  answerLines,
  answerLineText,
  answerPlace,
  optionsPerLine,
  sharedHeading,
  type PrintedItem,
  type PrintedPaper,
  type PrintedSection,
  type PrintedUnit,
} from '@sunflower/question-bank/plain';
import { A4, MM, type HallDocument } from '../hall-papers/hall-document';
import { flowText, type Press, type PrintedRow, type TextToFlow } from './flow-text';

const MARGIN_PT = 20 * MM;
const WIDTH_PT = A4.widthPt - 2 * MARGIN_PT;
const BOTTOM_PT = A4.heightPt - MARGIN_PT;
const SIZE_PT = 10.5;
const INDENT_PT = 2 * SIZE_PT;
const ESSAY_PT = 150;
const FILLED_IN = ['单位', '姓名', '准考证号', '得分'];

/** A row, or the beginning of a page. */
type Flow = (PrintedRow | 'page')[];

/** Draws the paper, and its key on pages of their own at the end. */
export function drawPaper({ paper, press }: { paper: PrintedPaper; press: Press }): void {
  const setting: Setting = { paper, press };
  const key = paper.keyTitle === null ? [] : (['page', ...keyRows({ title: paper.keyTitle, ...setting })] as Flow);
  const pages = paginate([...paperRows(setting), ...key]);
  pages.forEach((rows, index) => {
    press.document.page();
    let y = MARGIN_PT;
    for (const row of rows) {
      row.draw(MARGIN_PT, y);
      y += row.heightPt;
    }
    press.document.text({
      text: `${paper.footer}  第 ${index + 1} 页  共 ${pages.length} 页`,
      x: A4.widthPt / 2,
      y: A4.heightPt - MARGIN_PT * 0.6,
      sizePt: 9,
      align: 'centre',
      widthPt: WIDTH_PT,
    });
  });
}

interface Setting {
  paper: PrintedPaper;
  press: Press;
}

/** Rows that stay together begin on the next page where this one has no room for them. */
export function paginate(flow: Flow, roomPt = BOTTOM_PT - MARGIN_PT): PrintedRow[][] {
  const pages: PrintedRow[][] = [[]];
  let left = roomPt;
  const begin = (): void => {
    pages.push([]);
    left = roomPt;
  };
  for (const block of blocksOf(flow)) {
    if (block === 'page') {
      begin();
      continue;
    }
    const heightPt = block.reduce((sum, row) => sum + row.heightPt, 0);
    if (heightPt > left && heightPt <= roomPt) begin();
    for (const row of block) {
      if (row.heightPt > left && (pages.at(-1) as PrintedRow[]).length > 0) begin();
      (pages.at(-1) as PrintedRow[]).push(row);
      left -= row.heightPt;
    }
  }
  return pages;
}

function blocksOf(flow: Flow): ('page' | PrintedRow[])[] {
  const blocks: ('page' | PrintedRow[])[] = [];
  let open: PrintedRow[] | null = null;
  for (const part of flow) {
    if (part === 'page') {
      blocks.push(part);
      open = null;
      continue;
    }
    if (open) open.push(part);
    else blocks.push((open = [part]));
    if (!part.staysWithNext) open = null;
  }
  return blocks;
}

function paperRows({ paper, press }: Setting): Flow {
  const { title, facts, instructions, sections } = paper;
  const notes =
    instructions === ''
      ? []
      : [...together(flow(press, { text: '**注意事项**', beforePt: 6 })), ...flow(press, { text: instructions })];
  return [
    ...centred({ text: title, sizePt: 18, document: press.document }),
    ...centred({ text: facts.join('    '), sizePt: SIZE_PT, document: press.document }),
    blanksRow(press.document),
    ...notes,
    ...sections.flatMap((section) => [
      ...headingRows({ press, text: section.heading }),
      ...section.units.flatMap((unit) => unitRows({ press, unit })),
    ]),
  ];
}

type WithDefaults = Omit<TextToFlow, 'sizePt' | 'widthPt'> & Partial<Pick<TextToFlow, 'sizePt'>>;

const flow = (press: Press, text: WithDefaults): PrintedRow[] =>
  flowText({ sizePt: SIZE_PT, widthPt: WIDTH_PT, ...text, press });

const together = (rows: readonly PrintedRow[]): PrintedRow[] => rows.map((row) => ({ ...row, staysWithNext: true }));

/** The rows of one question stay together; the next question may begin a page. */
const asOne = (rows: readonly PrintedRow[]): PrintedRow[] =>
  rows.map((row, index) => ({ ...row, staysWithNext: index < rows.length - 1 }));

const centred = ({
  text,
  sizePt,
  document,
}: {
  text: string;
  sizePt: number;
  document: HallDocument;
}): PrintedRow[] => [
  {
    heightPt: sizePt * 1.8,
    draw: (x, y) =>
      document.text({
        text,
        x: x + WIDTH_PT / 2,
        y,
        sizePt,
        bold: sizePt > SIZE_PT,
        align: 'centre',
        widthPt: WIDTH_PT,
      }),
  },
];

function blanksRow(document: HallDocument): PrintedRow {
  const cellPt = WIDTH_PT / FILLED_IN.length;
  return {
    heightPt: 30,
    draw: (x, y) =>
      FILLED_IN.forEach((label, index) => {
        const left = x + index * cellPt;
        const labelPt = document.widthOf({ text: `${label}：`, sizePt: SIZE_PT });
        document.text({ text: `${label}：`, x: left, y: y + 6, sizePt: SIZE_PT });
        document.rule({ x: left + labelPt, y: y + 6 + SIZE_PT * 1.3, widthPt: cellPt - labelPt - 10 });
      }),
  };
}

const headingRows = ({ press, text }: { press: Press; text: string }): PrintedRow[] =>
  together(flow(press, { text: `**${text}**`, sizePt: 12, beforePt: 12 }));

function unitRows({ press, unit: { stimulus, items } }: { press: Press; unit: PrintedUnit }): PrintedRow[] {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const isOptionList = stimulus?.isOptionList ?? false;
  const shared = stimulus
    ? together([
        ...flow(press, {
          text: sharedHeading({ first: first.number, last: last.number, isOptionList }),
          beforePt: 8,
        }),
        ...flow(press, { text: stimulus.text }),
        ...(isOptionList ? optionRows({ press, options: first.options }) : []),
      ])
    : [];
  return [...shared, ...items.flatMap((item) => itemRows({ press, item, withOptions: !isOptionList }))];
}

function itemRows({
  press,
  item,
  withOptions,
}: {
  press: Press;
  item: PrintedItem;
  withOptions: boolean;
}): PrintedRow[] {
  const { number, type, points, furtherCase, stem, prompts, options } = item;
  const suffix = `${answerPlace(item)}${points === null ? '' : `（${points} 分）`}`;
  const rows = [
    ...(furtherCase === null ? [] : flow(press, { text: furtherCase, prefix: '病情进展：', beforePt: 5 })),
    ...flow(press, { text: stem, prefix: `${number}．`, suffix, beforePt: 5 }),
    ...prompts.flatMap((text, index) => flow(press, { text, prefix: `（${index + 1}）`, indentPt: INDENT_PT })),
    ...(withOptions && type !== 'true_false' ? optionRows({ press, options }) : []),
  ];
  return [...asOne(rows), ...(type === 'essay' ? [{ heightPt: ESSAY_PT, draw: () => undefined }] : [])];
}

const letterOf = (index: number): string => String.fromCharCode(65 + index);

function optionRows({ press, options }: { press: Press; options: readonly string[] }): PrintedRow[] {
  const widthPt = WIDTH_PT - INDENT_PT;
  const count = optionsPerLine({ options, lineEm: widthPt / SIZE_PT });
  const labelled = options.map((text, index) => ({ text, prefix: `${letterOf(index)}．` }));
  if (count === 1) return labelled.flatMap((option) => flow(press, { ...option, indentPt: INDENT_PT }));
  const cellPt = widthPt / count;
  return Array.from({ length: Math.ceil(labelled.length / count) }, (_, line) => {
    const cells = labelled
      .slice(line * count, (line + 1) * count)
      .map((option) => flowText({ ...option, sizePt: SIZE_PT, widthPt: cellPt, press }));
    return {
      heightPt: Math.max(...cells.map((rows) => heightOf(rows))),
      draw: (x, y) =>
        cells.forEach((rows, index) => {
          let top = y;
          for (const row of rows) {
            row.draw(x + INDENT_PT + index * cellPt, top);
            top += row.heightPt;
          }
        }),
    } satisfies PrintedRow;
  });
}

const heightOf = (rows: readonly PrintedRow[]): number => rows.reduce((sum, { heightPt }) => sum + heightPt, 0);

function keyRows({ title, paper, press }: Setting & { title: string }): Flow {
  return [
    ...centred({ text: title, sizePt: 16, document: press.document }),
    ...paper.sections.flatMap((section) => keyOfSection({ press, section })),
  ];
}

function keyOfSection({ press, section }: { press: Press; section: PrintedSection }): PrintedRow[] {
  const items = section.units.flatMap((unit) => unit.items);
  return [
    ...headingRows({ press, text: section.heading }),
    ...answerLines(items).flatMap((line) => flow(press, { text: '', prefix: answerLineText(line) })),
    ...items.flatMap(({ number, rationale }) =>
      rationale === null ? [] : asOne(flow(press, { text: rationale, prefix: `${number}．解析：`, beforePt: 3 })),
    ),
  ];
}
