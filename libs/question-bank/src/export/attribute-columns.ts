import type { SheetField } from '../import/sheet/headings';
import { LEVEL_NAMES } from '../import/sheet/read-about';
import type { SheetLanguage } from '../import/sheet/type-name';
import type { QuestionAbout } from '../question/question-about';
import type { QuestionSource } from '../question/question-content';

interface Attributed extends QuestionAbout {
  source: QuestionSource | null;
}

interface AttributeColumn {
  name: SheetField;
  width: number;
  /** A number or a date that a spreadsheet must not change. */
  isText: boolean;
  valueOf: (question: Attributed, language: SheetLanguage) => string | number | null;
}

const column = (name: SheetField, width: number, valueOf: AttributeColumn['valueOf']): AttributeColumn => ({
  name,
  width,
  isText: true,
  valueOf,
});

/** The source and what a question is about, in the columns that an import reads. */
export const ATTRIBUTE_COLUMNS: readonly AttributeColumn[] = [
  { ...column('source', 30, ({ source }) => source?.title ?? null), isText: false },
  { ...column('sourceIssuer', 24, ({ source }) => source?.issuer ?? null), isText: false },
  { ...column('sourceYear', 10, ({ source }) => source?.year ?? null), isText: false },
  column('documentNumber', 16, ({ source }) => source?.documentNumber ?? null),
  column('sourcePlace', 14, ({ source }) => source?.place ?? null),
  column('sourceLink', 24, ({ source }) => source?.link ?? null),
  column('checkedOn', 14, ({ source }) => source?.checkedOn ?? null),
  column('competency', 14, ({ competency }) => competency),
  column('cognitiveLevel', 12, ({ cognitiveLevel }, language) =>
    cognitiveLevel === null ? null : LEVEL_NAMES[cognitiveLevel][language === 'zh-CN' ? 0 : 1],
  ),
  column('tags', 24, ({ tags }) => tags?.join('; ') ?? null),
  column('language', 10, ({ language }) => language),
  column('reviewDate', 14, ({ reviewDate }) => reviewDate),
];
