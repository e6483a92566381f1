import { LANGUAGE_PATTERN, type CognitiveLevel } from '../../question/question-about';
import type { QuestionSource } from '../../question/question-content';
import { dayOfText } from '../../question/calendar-day';
import type { ImportedQuestion } from '../imported-paper';
import type { RowDraft } from './sheet-draft';
import type { SheetField } from './headings';
import { rowFault } from './sheet-fault';
import { textOfCell, wordOfCell } from './typed-cell';

const LONGEST = { competency: 60, documentNumber: 60, sourcePlace: 100, link: 500 } as const;

const LEVELS: Record<string, CognitiveLevel> = {
  recall: 'recall',
  识记: 'recall',
  记忆: 'recall',
  回忆: 'recall',
  application: 'application',
  应用: 'application',
  运用: 'application',
  judgement: 'judgement',
  judgment: 'judgement',
  分析判断: 'judgement',
  综合判断: 'judgement',
  判断: 'judgement',
};
/** In the first names for the sheets that we write. */
export const LEVEL_NAMES: Record<CognitiveLevel, [chinese: string, english: string]> = {
  recall: ['识记', 'recall'],
  application: ['应用', 'application'],
  judgement: ['分析判断', 'judgement'],
};

const LANGUAGES: Record<string, string> = {
  中文: 'zh-CN',
  汉语: 'zh-CN',
  简体中文: 'zh-CN',
  chinese: 'zh-CN',
  英文: 'en',
  英语: 'en',
  english: 'en',
};

/** Nothing where the row says nothing of it. */
export function readAbout(draft: RowDraft): Pick<ImportedQuestion, 'about'> {
  const about = {
    ...said('competency', shortText({ draft, field: 'competency', code: 'SHEET_COMPETENCY_TOO_LONG' })),
    ...said('cognitiveLevel', readLevel(draft)),
    ...said('language', readLanguage(draft)),
    ...said('reviewDate', readDay(draft, 'reviewDate')),
    ...said('furtherCase', textOfCell(draft.texts.furtherCase ?? '') || null),
  };
  return Object.keys(about).length > 0 ? { about } : {};
}

export function readSourceDetails(draft: RowDraft): Partial<QuestionSource> {
  const code = 'SHEET_SOURCE_DETAIL_TOO_LONG';
  return {
    ...said('documentNumber', shortText({ draft, field: 'documentNumber', code })),
    ...said('link', readLink(draft)),
    ...said('checkedOn', readDay(draft, 'checkedOn')),
    ...said('place', shortText({ draft, field: 'sourcePlace', code })),
  };
}

const said = <Name extends string, T>(name: Name, value: T | null): Partial<Record<Name, T>> =>
  value === null ? {} : ({ [name]: value } as Record<Name, T>);

function shortText({
  draft: { texts, notices },
  field,
  code,
}: {
  draft: RowDraft;
  field: 'competency' | 'documentNumber' | 'sourcePlace';
  code: 'SHEET_COMPETENCY_TOO_LONG' | 'SHEET_SOURCE_DETAIL_TOO_LONG';
}): string | null {
  const text = textOfCell(texts[field] ?? '');
  const max = LONGEST[field];
  if (text.length <= max) return text === '' ? null : text;
  notices.warning(field === 'competency' ? 'competency' : 'source', rowFault(code, { max }));
  return null;
}

function readLevel({ texts, notices }: RowDraft): CognitiveLevel | null {
  const typed = wordOfCell(texts.cognitiveLevel ?? '').toLowerCase();
  if (typed === '') return null;
  const level = LEVELS[typed] ?? null;
  if (level === null) notices.warning('cognitiveLevel', rowFault('SHEET_LEVEL_UNKNOWN', { typed }));
  return level;
}

function readLanguage({ texts, notices }: RowDraft): string | null {
  const typed = wordOfCell(texts.language ?? '');
  if (typed === '') return null;
  const language = LANGUAGES[typed.toLowerCase()] ?? typed;
  if (new RegExp(LANGUAGE_PATTERN).test(language)) return language;
  notices.warning('language', rowFault('SHEET_LANGUAGE_UNKNOWN', { typed }));
  return null;
}

function readDay({ texts, notices }: RowDraft, field: Extract<SheetField, 'reviewDate' | 'checkedOn'>): string | null {
  const typed = wordOfCell(texts[field] ?? '');
  if (typed === '') return null;
  const day = dayOfText(typed);
  if (day === null)
    notices.warning(field === 'checkedOn' ? 'source' : 'reviewDate', rowFault('SHEET_DAY_UNKNOWN', { typed }));
  return day;
}

function readLink({ texts, notices }: RowDraft): string | null {
  const typed = textOfCell(texts.sourceLink ?? '');
  if (typed === '') return null;
  if (typed.length <= LONGEST.link && /^https?:\/\/[^\s<>"]+$/.test(typed)) return typed;
  notices.warning('source', rowFault('SHEET_LINK_UNKNOWN', { typed: typed.slice(0, 100) }));
  return null;
}
