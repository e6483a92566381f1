import type { QuestionSearch } from './question-search.entity';
import type { QuestionSource } from './question-content';
import type { AuthoredVersion } from './version-content';

/** The UTF-8 text must fit a bytes column of 64 KB on MariaDB. */
const MAX_CHARACTERS = 20_000;
const MAX_POINT = 200;
const MAX_SOURCE = 600;
const MAX_COMPETENCY = 60;
const MAX_TAGS = 700;
const MAX_TERMS = 5;

const HAN = /^[\u4e00-\u9fff]*$/;

/**
 * Whether a text is nothing but common Chinese characters, as most options are. Every form for comparison leaves such a
 * text as it is, and this test takes a tenth of the time of a normalisation.
 */
export const isHanAlone = (text: string): boolean => HAN.test(text);

/**
 * Normalises a text for the search: without width, case, white space and Markdown marks; a picture becomes its
 * alternative text.
 */
export const searchForm = (text: string): string =>
  isHanAlone(text)
    ? text
    : text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replace(/[\p{Z}\p{Cf}\p{Cc}*_`~\\#$|]/gu, '');

/** The search terms in typed text; all must match. */
export const searchTerms = (typed: string): string[] =>
  typed
    .split(/[\p{Z}\s]+/u)
    .map(searchForm)
    .filter((term) => term !== '')
    .slice(0, MAX_TERMS);

/** A knowledge point's name in comparison form. */
export const pointName = (knowledgePoint: string): string => searchForm(knowledgePoint).slice(0, MAX_POINT);

const sourceText = (source: QuestionSource | null): string =>
  source === null
    ? ''
    : searchForm(`${source.issuer} ${source.title} ${source.documentNumber ?? ''}`).slice(0, MAX_SOURCE);

/** The form in which a competency is compared. */
export const competencyName = (competency: string): string => searchForm(competency).slice(0, MAX_COMPETENCY);

/** What a tag is found by: no tag holds a line break. */
export const tagMark = (tag: string): string => `\n${searchForm(tag)}\n`;

const tagText = (tags: readonly string[]): string => `\n${tags.map(searchForm).join('\n')}\n`.slice(0, MAX_TAGS);

/** The search row of a version. The case comes last, so that only its end may exceed the limit. */
export function searchRow({
  authored: { code, content, stimulus },
  ...ids
}: {
  bankId: string;
  versionId: string;
  questionId: string;
  authorId: string | null;
  authored: Pick<AuthoredVersion, 'code' | 'content' | 'stimulus'>;
}): QuestionSearch {
  const { type, format, difficulty, knowledgePoint, stem, options, prompts, source } = content;
  const { competency, cognitiveLevel, tags, language, reviewDate, furtherCase } = content;
  const texts = [code, knowledgePoint, stem, ...options, ...prompts, furtherCase ?? '', stimulus?.text ?? ''];
  return {
    ...ids,
    type,
    format,
    difficulty,
    pointName: pointName(knowledgePoint),
    sourceText: sourceText(source),
    competency: competency === null ? null : competencyName(competency),
    cognitiveLevel,
    tagText: tags === null ? null : tagText(tags),
    language,
    checkedOn: source?.checkedOn ?? null,
    reviewDate,
    searchText: Buffer.from(texts.map(searchForm).join('\n').slice(0, MAX_CHARACTERS)),
  };
}
