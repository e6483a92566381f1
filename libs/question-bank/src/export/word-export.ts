import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun, type IRunOptions } from 'docx';
import { letterOf } from '../question/question-file';
import type { QuestionType } from '../question/question-content';
import { unitsOf, type ExportedQuestion, type ExportedUnit } from './exported-question';
import { keyText } from './key-text';

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
const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];
const FONT = { ascii: 'Times New Roman', eastAsia: 'SimSun' };

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
  const paragraphs = [new Paragraph({ text: title, heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER })];
  let number = 1;
  const sections = SECTIONS.filter((section) => bySection.has(section));
  for (const [index, section] of sections.entries()) {
    paragraphs.push(
      new Paragraph({ text: `${CHINESE_NUMBERS[index]}、${SECTION_TITLES[section]}`, heading: HeadingLevel.HEADING_1 }),
    );
    for (const unit of bySection.get(section) ?? []) {
      for (const line of unitLines({ unit, number })) paragraphs.push(line);
      number += unit.questions.length;
    }
  }
  const document = new Document({
    title,
    styles: { default: { document: { run: { font: FONT, size: 22 } } } },
    sections: [{ children: paragraphs }],
  });
  return Packer.toBuffer(document);
}

function sectionOf({ stimulus, questions: [first] }: ExportedUnit): Section {
  if (stimulus) return GROUP_SECTIONS[stimulus.format];
  return (first as ExportedQuestion).content.type;
}

function unitLines({ unit: { stimulus, questions }, number }: { unit: ExportedUnit; number: number }): Paragraph[] {
  if (!stimulus) return questionLines({ question: questions[0] as ExportedQuestion, number, withOptions: true });
  const isShared = stimulus.format === 'B1';
  const range = `（${number}～${number + questions.length - 1}题共用${isShared ? '备选答案' : '题干'}）`;
  const options = isShared ? (questions[0]?.content.options ?? []) : [];
  return [
    ...lines(range, { before: 240 }),
    ...lines(stimulus.text),
    ...optionLines(options),
    ...questions.flatMap((question, index) =>
      questionLines({ question, number: number + index, withOptions: !isShared }),
    ),
  ];
}

function questionLines({
  question: { content },
  number,
  withOptions,
}: {
  question: ExportedQuestion;
  number: number;
  withOptions: boolean;
}): Paragraph[] {
  const { type, furtherCase, stem, options, prompts, rationale } = content;
  const key = keyText({ content });
  return [
    ...(furtherCase === null ? [] : lines(`病情进展：${furtherCase}`, { before: 160 })),
    ...lines(`${number}．${stem}`, { before: 160 }),
    ...prompts.flatMap((prompt, index) => lines(`（${index + 1}）${prompt}`, { indent: 420 })),
    ...(withOptions && type !== 'true_false' ? optionLines(options) : []),
    ...(key === '' ? [] : lines(`答案：${type === 'fill_in' ? key.replaceAll('|', '；') : key}`)),
    ...(rationale === null ? [] : lines(`解析：${rationale}`)),
  ];
}

const optionLines = (options: readonly string[]): Paragraph[] =>
  options.flatMap((option, index) => lines(`${letterOf(index)}．${option}`, { indent: 420 }));

/** One paragraph per line of a text; `**…**` becomes bold. */
const lines = (text: string, { before = 0, indent = 0 }: { before?: number; indent?: number } = {}): Paragraph[] =>
  text.split('\n').map(
    (line, index) =>
      new Paragraph({
        children: runsOf(line),
        spacing: { before: index === 0 ? before : 0 },
        indent: { left: indent },
      }),
  );

function runsOf(line: string): TextRun[] {
  const parts = line.split('**');
  // A mark without its end is two literal stars.
  const paired = parts.length % 2 === 1 ? parts : [...parts.slice(0, -2), parts.slice(-2).join('**')];
  return paired.flatMap((text, index) => {
    const run: IRunOptions = { text, bold: index % 2 === 1 };
    return text === '' ? [] : new TextRun(run);
  });
}
