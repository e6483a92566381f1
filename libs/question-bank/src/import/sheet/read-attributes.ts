import type { QuestionSource } from '../../question/question-content';
import { readSourceDetails } from './read-about';
import type { RowDraft } from './sheet-draft';
import { rowFault } from './sheet-fault';
import { textOfCell, wordOfCell } from './typed-cell';

const WORDS: Record<string, number> = {
  很易: 1,
  非常易: 1,
  非常容易: 1,
  很容易: 1,
  容易: 1,
  易: 1,
  简单: 1,
  低: 1,
  easy: 1,
  'very easy': 1,
  较易: 2,
  较容易: 2,
  较简单: 2,
  中等偏易: 2,
  中: 3,
  中等: 3,
  适中: 3,
  一般: 3,
  普通: 3,
  medium: 3,
  moderate: 3,
  normal: 3,
  较难: 4,
  中等偏难: 4,
  难: 5,
  困难: 5,
  很难: 5,
  非常难: 5,
  高: 5,
  hard: 5,
  difficult: 5,
  'very hard': 5,
};

/** A difficulty as typed. Whether a number is a share of right answers is decided for the whole column. */
export type TypedDifficulty = { level: number } | { number: number; typed: string } | null;

/** Null for an unknown difficulty, with a warning. */
export function readDifficulty({ texts, notices }: RowDraft): TypedDifficulty {
  const typed = wordOfCell(texts.difficulty ?? '')
    .replace(/^(?:难度|level)[:\s]*/i, '')
    .replace(/(?:级|星|题)$/, '');
  if (typed === '') return null;
  const level = WORDS[typed.toLowerCase()] ?? (/^[★☆]{1,5}$/.test(typed) ? typed.split('★').length - 1 || null : null);
  if (level !== null) return { level };
  if (/^\d(?:\.\d{1,4})?$/.test(typed) && Number(typed) <= 5) return { number: Number(typed), typed };
  notices.warning('difficulty', rowFault('SHEET_DIFFICULTY_UNKNOWN', { typed }));
  return null;
}

/** Whether a column holds shares of right answers, 0.0 to 1.0: levels have no decimals. */
export const isFacility = (column: readonly TypedDifficulty[]): boolean => {
  const numbers = column.flatMap((typed) => (typed && 'number' in typed ? typed.number : []));
  return numbers.some((number) => number < 1) && numbers.every((number) => number <= 1);
};

const SHARES = [0.8, 0.6, 0.4, 0.2];

/** The level 1–5. A share of right answers is mapped by fifths, with 1.0 the easiest. */
export function difficultyOf({
  typed,
  facility,
  draft,
}: {
  typed: TypedDifficulty;
  facility: boolean;
  draft: RowDraft;
}): number | null {
  if (!typed) return null;
  if ('level' in typed) return typed.level;
  if (facility && typed.number <= 1) return SHARES.findLastIndex((share) => typed.number < share) + 2;
  if (Number.isInteger(typed.number) && typed.number >= 1 && !facility) return typed.number;
  draft.notices.warning('difficulty', rowFault('SHEET_DIFFICULTY_UNKNOWN', { typed: typed.typed }));
  return null;
}

export function readPoints({ texts, notices }: RowDraft): string | null {
  const typed = wordOfCell(texts.points ?? '');
  if (typed === '') return null;
  const [, number] = /^(\d{1,6}(?:\.\d{1,3})?)\s?(?:分|points?|marks?)?$/i.exec(typed) ?? [];
  if (number === undefined) notices.warning('points', rowFault('SHEET_POINTS_UNKNOWN', { typed }));
  return number ?? null;
}

/** The source with what columns of their own say of it. */
export function readSource(draft: RowDraft): QuestionSource | null {
  const source = readDocument(draft);
  const details = readSourceDetails(draft);
  if (source !== null) return { ...source, ...details };
  if (Object.keys(details).length > 0) draft.notices.warning('source', rowFault('SHEET_SOURCE_DETAIL_ALONE', {}));
  return null;
}

/** Reads issuer, title and year from their own columns or from one text: `某机构《某文件》（2020）`. */
function readDocument({ texts, notices }: RowDraft): QuestionSource | null {
  const typed = textOfCell(texts.source ?? '');
  const issuer = textOfCell(texts.sourceIssuer ?? '');
  const year = wordOfCell(texts.sourceYear ?? '').replace(/年$/, '');
  if (typed === '' && issuer === '' && year === '') return null;
  if (typed !== '' && issuer !== '' && /^(?:19|20)\d\d$|^2100$/.test(year))
    return { issuer, title: typed, year: Number(year) };
  const source = issuer === '' && year === '' ? sourceOfText(typed) : null;
  if (!source)
    notices.warning(
      'source',
      rowFault('SHEET_SOURCE_UNCLEAR', { typed: [issuer, typed, year].filter(Boolean).join(' ') }),
    );
  return source;
}

function sourceOfText(typed: string): QuestionSource | null {
  const opening = typed.indexOf('《');
  const closing = typed.indexOf('》', opening);
  if (opening < 1 || closing === -1) return null;
  const issuer = typed
    .slice(0, opening)
    .replace(/[\s:：,，.。、]+$/, '')
    .slice(0, 200);
  const title = typed.slice(opening + 1, closing).trim();
  const years = [...typed.slice(closing + 1).matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)];
  return issuer !== '' && title !== '' && years.length === 1 ? { issuer, title, year: Number(years[0][0]) } : null;
}
