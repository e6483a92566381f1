import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun, type IRunOptions } from 'docx';
import { letterOf } from '../question/question-file';
import type { QuestionType } from '../question/question-content';
import { unitsOf, type ExportedQuestion, type ExportedUnit } from './exported-question';
import { keyText } from './key-text';
import { chineseNumber } from './paper/printed-paper';
import {
  INDENT_TWIPS,
  PAPER_FONT,
  unitChildren,
  type WordChild,
  type WordItem,
  type WordLook,
  type WordText,
} from './word-unit';

const SECTIONS = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
  'case',
  'unfolding_case',
  'shared_options',
] as const;
type Section = (typeof SECTIONS)[number];

const SECTION_TITLES: Record<Section, string> = {
  single_choice: '单项选择题',
  multiple_choice: '多项选择题',
  true_false: '判断题',
  fill_in: '填空题',
  numeric: '数值题',
  matching: '配对题',
  ordering: '排序题',
  essay: '问答题',
  case: '病例组题',
  unfolding_case: '病例串型题（A4）',
  shared_options: '共用备选答案题',
} satisfies Record<QuestionType, string> & Record<'case' | 'unfolding_case' | 'shared_options', string>;

const GROUP_SECTIONS = { A3: 'case', A4: 'unfolding_case', B1: 'shared_options' } as const;

/**
 * Writes a paper with keys for reading and printing. Numbers and letters are typed text, so that an import finds them.
 */
export async function wordOf({
  title,
  questions,
}: {
  title: string;
  questions: readonly ExportedQuestion[];
}): Promise<Uint8Array> {
  const bySection = new Map<Section, ExportedUnit[]>();
  for (const unit of unitsOf(questions)) {
    const section = sectionOf(unit);
    bySection.set(section, [...(bySection.get(section) ?? []), unit]);
  }
  const children: WordChild[] = [
    new Paragraph({ text: title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER }),
  ];
  let number = 1;
  const sections = SECTIONS.filter((section) => bySection.has(section));
  for (const [index, section] of sections.entries()) {
    children.push(
      new Paragraph({
        text: `${chineseNumber(index + 1)}、${SECTION_TITLES[section]}`,
        heading: HeadingLevel.HEADING_1,
      }),
    );
    for (const unit of bySection.get(section) ?? []) {
      for (const child of childrenOf({ unit, number })) children.push(child);
      number += unit.questions.length;
    }
  }
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: PAPER_FONT, size: 22 } } } },
    sections: [{ children }],
  });
  return Packer.toBuffer(document);
}

function sectionOf({ stimulus, questions: [first] }: ExportedUnit): Section {
  if (stimulus) return GROUP_SECTIONS[stimulus.format];
  return (first as ExportedQuestion).content.type;
}

type ExportedItem = WordItem & Pick<ExportedQuestion['content'], 'rationale'> & { answer: string };

const childrenOf = ({ unit: { stimulus, questions }, number }: { unit: ExportedUnit; number: number }): WordChild[] =>
  unitChildren<ExportedItem>({
    unit: {
      stimulus: stimulus && { text: stimulus.text, isOptionList: stimulus.format === 'B1' },
      items: questions.map(({ content }, index) => {
        const { type, furtherCase, stem, options, prompts, rationale } = content;
        const answer = keyText({ content });
        return { number: number + index, type, furtherCase, stem, options, prompts, rationale, answer };
      }),
    },
    look: TYPED,
  });

/** Everything as typed, the key below each question. */
const TYPED: WordLook<ExportedItem> = {
  text: lines,
  options: (options) =>
    options.flatMap((text, index) => lines({ text, prefix: `${letterOf(index)}．`, indent: INDENT_TWIPS })),
  behindStem: () => '',
  below: ({ type, answer, rationale }) => [
    ...(answer === '' ? [] : lines({ text: `答案：${type === 'fill_in' ? answer.replaceAll('|', '；') : answer}` })),
    ...(rationale === null ? [] : lines({ text: rationale, prefix: '解析：' })),
  ],
};

/** One paragraph per line of a text; `**…**` becomes bold. */
function lines({ text, prefix = '', suffix = '', before = 0, indent = 0 }: WordText): Paragraph[] {
  return `${prefix}${text}${suffix}`.split('\n').map(
    (line, index) =>
      new Paragraph({
        children: runsOf(line),
        spacing: { before: index === 0 ? before : 0 },
        indent: { left: indent },
      }),
  );
}

function runsOf(line: string): TextRun[] {
  const parts = line.split('**');
  // A mark without its end is two literal stars.
  const paired = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('**')];
  return paired.flatMap((text, index) => {
    const run: IRunOptions = { text, bold: index % 2 === 1 };
    return text === '' ? [] : new TextRun(run);
  });
}
