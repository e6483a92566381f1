import { writeXlsxStream } from 'hucre/xlsx';
import { headingOf, type SheetField } from '../import/sheet/headings';
import { typeName, type SheetLanguage } from '../import/sheet/type-name';
import { letterOf } from '../question/question-file';
import { ATTRIBUTE_COLUMNS } from './attribute-columns';
import { unitsOf, type ExportedQuestion } from './exported-question';
import { keyText } from './key-text';

/** Text format: otherwise editing a cell turns 3.70 into 3.7 and 6-12 into a date. */
const TEXT_FORMAT = '@';
const FEWEST_OPTIONS = 5;

export interface SheetColumn {
  heading: string;
  width: number;
  numFmt?: string;
  valueOf: (question: ExportedQuestion) => string | number | null;
}

type ValueOf = (question: ExportedQuestion, language: SheetLanguage) => string | number | null;

const field = (name: SheetField, width: number, valueOf: ValueOf, numFmt?: string) => ({
  name,
  width,
  valueOf,
  numFmt,
});

const BEFORE_OPTIONS = [
  field('number', 16, ({ code }) => code, TEXT_FORMAT),
  field('domain', 18, ({ domainTitle, domainCode }) => domainTitle ?? domainCode),
  field('group', 14, ({ stimulus }) => stimulus?.code ?? null, TEXT_FORMAT),
  field('stimulus', 40, ({ stimulus }) => stimulus?.text ?? null),
  field('furtherCase', 40, ({ content }) => content.furtherCase),
  field('stem', 50, ({ content }) => content.stem, TEXT_FORMAT),
];
const BEHIND_OPTIONS = [
  field('key', 14, ({ content }, language) => keyText({ content, language }), TEXT_FORMAT),
  field('rationale', 50, ({ content }) => content.rationale),
  field('difficulty', 8, ({ content }) => content.difficulty),
  field('knowledgePoint', 20, ({ content }) => content.knowledgePoint, TEXT_FORMAT),
  ...ATTRIBUTE_COLUMNS.map(({ name, width, isText, valueOf }) =>
    field(name, width, ({ content }, language) => valueOf(content, language), isText ? TEXT_FORMAT : undefined),
  ),
];

interface ColumnsWanted {
  language: SheetLanguage;
  optionCount: number;
  promptCount: number;
}

/** The columns that `readWorkbookPaper` reads, with as many option and prompt columns as needed. */
export function sheetColumns({ language, optionCount, promptCount }: ColumnsWanted): SheetColumn[] {
  const named = ({ name, valueOf, ...column }: (typeof BEFORE_OPTIONS)[number]): SheetColumn => ({
    ...column,
    valueOf: (question) => valueOf(question, language),
    heading: headingOf({ field: name, language }),
  });
  const type: SheetColumn = {
    heading: headingOf({ field: 'type', language }),
    width: 16,
    valueOf: ({ content }) => typeName({ type: content.type, format: content.format, language }),
  };
  const places = (
    count: number,
    width: number,
    heading: (place: number) => string,
    valueOf: (question: ExportedQuestion, place: number) => string | undefined,
  ): SheetColumn[] =>
    Array.from({ length: count }, (_, place) => ({
      heading: heading(place),
      width,
      numFmt: TEXT_FORMAT,
      valueOf: (question) => valueOf(question, place) ?? null,
    }));
  const [option, prompt] = language === 'zh-CN' ? ['选项', '配对题干'] : ['Option ', 'Prompt '];
  const [first, ...others] = BEFORE_OPTIONS.map(named) as [SheetColumn, ...SheetColumn[]];
  return [
    first,
    type,
    ...others,
    ...places(
      optionCount,
      24,
      (place) => `${option}${letterOf(place)}`,
      ({ content }, place) => (content.type === 'true_false' ? undefined : content.options[place]),
    ),
    ...places(
      promptCount,
      24,
      (place) => `${prompt}${place + 1}`,
      ({ content }, place) => content.prompts[place],
    ),
    ...BEHIND_OPTIONS.map(named),
  ];
}

const most = (counts: readonly number[], atLeast: number): number => counts.reduce((a, b) => Math.max(a, b), atLeast);

/** Writes one sheet, row by row. */
export async function workbookOf({
  questions,
  language = 'zh-CN',
}: {
  questions: readonly ExportedQuestion[];
  language?: SheetLanguage;
}): Promise<Uint8Array> {
  const columns = sheetColumns({
    language,
    optionCount: most(
      questions.map(({ content }) => content.options.length),
      FEWEST_OPTIONS,
    ),
    promptCount: most(
      questions.map(({ content }) => content.prompts.length),
      0,
    ),
  });
  const rows = function* (): Generator<(string | number | null)[]> {
    for (const unit of unitsOf(questions))
      for (const question of unit.questions) yield columns.map(({ valueOf }) => valueOf(question) ?? null);
  };
  const stream = writeXlsxStream(rows(), {
    name: language === 'zh-CN' ? '试题' : 'Questions',
    columns: columns.map(({ heading, width, numFmt }) => ({ header: heading, width, numFmt })),
    freezePane: { rows: 1 },
  });
  const pieces: Uint8Array[] = [];
  for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) pieces.push(piece);
  return Buffer.concat(pieces);
}
