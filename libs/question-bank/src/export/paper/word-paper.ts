import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type ISectionOptions,
  type ParagraphChild,
} from 'docx';
import { letterOf } from '../../question/question-file';
import { INDENT_TWIPS, PAPER_FONT, unitChildren, type WordChild, type WordLook } from '../word-unit';
import {
  answerLines,
  answerLineText,
  answerPlace,
  optionsPerLine,
  type PrintedItem,
  type PrintedPaper,
  type PrintedSection,
} from './printed-paper';
import { textRun, typesetLine, typesetText, type PrintedPictures } from './word-text';

/** Half-points. */
const SIZE = 21;
/** The width of a line less its indent, in characters of that size. */
const LINE_EM = 38;
const LINE_TWIPS = 8_000;
const ESSAY_LINES = 8;
/** A4 and its margins, in twips. */
const PAGE = { width: 11_906, height: 16_838 };
const MARGIN = { top: 1_250, right: 1_250, bottom: 1_250, left: 1_250 };

const FILLED_IN = '单位：______________\u3000姓名：____________\u3000准考证号：__________________\u3000得分：________';

/** A paper as Chinese papers are typeset, and its key on pages of their own at the end. */
export async function wordPaperOf({
  paper,
  pictures,
}: {
  paper: PrintedPaper;
  pictures: PrintedPictures;
}): Promise<Uint8Array> {
  const key = paper.keyTitle === null ? [] : keyChildren({ paper, title: paper.keyTitle, pictures });
  const document = new Document({
    title: paper.title,
    creator: 'Sunflower',
    styles: {
      default: {
        document: { run: { font: PAPER_FONT, size: SIZE }, paragraph: { spacing: { line: 340 } } },
        title: headed(36),
        heading1: { ...headed(24), paragraph: { spacing: { before: 280, after: 60 }, keepNext: true } },
      },
    },
    sections: [page({ children: paperChildren({ paper, pictures }), footer: paper.footer }), ...key],
  });
  return Packer.toBuffer(document);
}

const headed = (size: number) => ({ run: { font: PAPER_FONT, size, bold: true, color: '000000' } });

const page = ({ children, footer }: { children: WordChild[]; footer: string }): ISectionOptions => ({
  properties: { page: { size: PAGE, margin: MARGIN } },
  footers: {
    default: new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: [
            new TextRun({
              size: 18,
              children: [`${footer}\u3000第 `, PageNumber.CURRENT, ' 页\u3000共 ', PageNumber.TOTAL_PAGES, ' 页'],
            }),
          ],
        }),
      ],
    }),
  },
  children,
});

const centred = (text: string): Paragraph => new Paragraph({ text, alignment: AlignmentType.CENTER });
const title = (text: string): Paragraph =>
  new Paragraph({ text, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER });
const heading = (text: string): Paragraph => new Paragraph({ text, heading: HeadingLevel.HEADING_1 });

function paperChildren({ paper, pictures }: { paper: PrintedPaper; pictures: PrintedPictures }): WordChild[] {
  const look = typesetLook(pictures);
  return [
    title(paper.title),
    centred(paper.facts.join('\u3000\u3000')),
    new Paragraph({ text: FILLED_IN, alignment: AlignmentType.CENTER, spacing: { before: 160 } }),
    ...(paper.instructions === ''
      ? []
      : [
          new Paragraph({ children: [textRun({ text: '注意事项', bold: true })], spacing: { before: 160 } }),
          ...typesetText({ text: paper.instructions, pictures }),
        ]),
    ...paper.sections.flatMap(({ heading: text, units }) => [
      heading(text),
      ...units.flatMap((unit) => unitChildren<PrintedItem>({ unit, look })),
    ]),
  ];
}

const typesetLook = (pictures: PrintedPictures): WordLook<PrintedItem> => ({
  text: (text) => typesetText({ ...text, pictures }),
  options: (options) => optionChildren({ options, pictures }),
  behindStem: (item) => `${answerPlace(item)}${item.points === null ? '' : `（${item.points} 分）`}`,
  below: ({ type }) => (type === 'essay' ? Array.from({ length: ESSAY_LINES }, () => new Paragraph('')) : []),
});

function optionChildren({ options, pictures }: { options: readonly string[]; pictures: PrintedPictures }): WordChild[] {
  const count = optionsPerLine({ options, lineEm: LINE_EM });
  const labelled = options.map((text, index) => ({ text, prefix: `${letterOf(index)}．` }));
  if (count === 1) return labelled.flatMap((option) => typesetText({ ...option, indent: INDENT_TWIPS, pictures }));
  const tabStops = Array.from({ length: count - 1 }, (_, index) => ({
    type: TabStopType.LEFT,
    position: INDENT_TWIPS + Math.round((LINE_TWIPS / count) * (index + 1)),
  }));
  return rowsOf(labelled, count).map(
    (row) =>
      new Paragraph({
        indent: { left: INDENT_TWIPS },
        tabStops,
        children: row.flatMap(({ text, prefix }, index): ParagraphChild[] => [
          new TextRun({ children: index === 0 ? [prefix] : [new Tab(), prefix] }),
          ...typesetLine({ text, pictures }),
        ]),
      }),
  );
}

const rowsOf = <T>(items: readonly T[], count: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / count) }, (_, row) => items.slice(row * count, (row + 1) * count));

function keyChildren({
  paper: { sections, footer },
  title: keyTitle,
  pictures,
}: {
  paper: PrintedPaper;
  title: string;
  pictures: PrintedPictures;
}): ISectionOptions[] {
  const children = [title(keyTitle), ...sections.flatMap((section) => keyOfSection({ section, pictures }))];
  return [page({ children, footer })];
}

function keyOfSection({ section, pictures }: { section: PrintedSection; pictures: PrintedPictures }): WordChild[] {
  const items = section.units.flatMap((unit) => unit.items);
  const explained = items.filter(({ rationale }) => rationale !== null);
  return [
    heading(section.heading),
    ...answerLines(items).map((line) => new Paragraph(answerLineText(line))),
    ...explained.flatMap(({ number, rationale }) =>
      typesetText({ text: rationale ?? '', prefix: `${number}．解析：`, before: 80, pictures }),
    ),
  ];
}
