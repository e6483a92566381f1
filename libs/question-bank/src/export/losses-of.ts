import { faultTable, type Fault } from '@sunflower/platform/plain';
import { saidOf } from '../question/question-about';
import { unitsOf, type ExportedQuestion, type ExportFormat } from './exported-question';
import { isInGift } from './gift-export';

const lossFault = faultTable({
  EXPORT_LEAVES_OUT: '{count} questions are left out: the format has no such type',
  EXPORT_NOT_READ_AGAIN:
    '{count} questions are written for people to read; an import of the file will ask for their type or key',
  EXPORT_DISSOLVES_GROUPS: '{count} questions of groups stand alone, each with its case or its options',
  EXPORT_MERGES_FURTHER_CASE:
    '{count} questions come with a later part of their case; it is written before the stem, and the case does not unfold',
  EXPORT_GROUP_NOT_WHOLE:
    '{count} questions are of a group of which fewer than two are exported; an import refuses such a group',
  EXPORT_LOSES_STATE: '{count} questions are no drafts; their state is not written',
  EXPORT_IN_REVIEW_AS_DRAFT: '{count} questions in review are written as drafts',
  EXPORT_LOSES_CODE: '{count} questions have their code in the bank; they are numbered from 1 instead',
  EXPORT_LOSES_DOMAIN: '{count} questions are written without their domain',
  EXPORT_LOSES_FORMAT: '{count} questions are written without their form (A1, A2, X)',
  EXPORT_LOSES_ATTRIBUTES: '{count} questions are written without difficulty, knowledge point or source',
  EXPORT_LOSES_ABOUT:
    '{count} questions are written without their competency, cognitive level, tags, language, review date or details of their source',
  EXPORT_LOSES_ANY_ORDER: '{count} questions are written as if the order of their blanks mattered',
  EXPORT_LOSES_TOLERANCE_DIGITS: '{count} numeric keys have more digits than the format keeps',
  EXPORT_PICTURES_STAY_HERE:
    '{count} questions show pictures that are not in the file; it names them by their address here',
  EXPORT_TEXT_AS_TYPED: '{count} questions have formulas, tables or other marks that are written as they were typed',
  EXPORT_TEXT_CHANGED: '{count} questions have characters that the format cannot hold',
});

/** Issuer, title and year. */
const BARE_SOURCE_FIELDS = 3;

type LossCode = Parameters<typeof lossFault>[0];

/** Content that a format cannot express, reported before the export. */
export interface ExportLoss extends Fault {
  count: number;
  /** Codes of the questions. */
  questions: string[];
}

type Loses = (question: ExportedQuestion) => boolean;

const always: Loses = () => true;
const isInGroup: Loses = ({ stimulus }) => stimulus !== null;
const comesWithPart: Loses = ({ content: { furtherCase } }) => furtherCase !== null;
const isNoDraft: Loses = ({ state }) => state !== 'draft';
const hasOwnFormat: Loses = ({ stimulus, content: { format } }) => stimulus === null && format !== null;
const isFormatX: Loses = ({ content: { format } }) => format === 'X';
const textsOf = ({
  stimulus,
  content: { furtherCase, stem, options, prompts, rationale },
}: ExportedQuestion): string[] => [
  stimulus?.text ?? '',
  furtherCase ?? '',
  stem,
  ...options,
  ...prompts,
  rationale ?? '',
];
const some =
  (pattern: RegExp): Loses =>
  (question) =>
    textsOf(question).some((text) => pattern.test(text));
const showsPicture = some(/!\[[^\]]*\]\([^)]+\)/);
const hasMarks = some(/\$|`|^\s*\||^#{1,6} |^\s*(?:>|[-*+]|\d+[.)]) /m);
const isForPeople: Loses = ({ content: { type, blankCount, options } }) =>
  type === 'matching' ||
  type === 'ordering' ||
  type === 'numeric' ||
  (type === 'fill_in' && blankCount > 1) ||
  options.length > 10;
const saysMore: Loses = ({ content }) =>
  Object.keys(saidOf({ ...content, furtherCase: null })).length > 0 ||
  (content.source !== null && Object.keys(content.source).length > BARE_SOURCE_FIELDS);
/** A number with more than 15 digits or trailing zeros changes when a program reads it as a floating-point number. */
const hasLongNumber: Loses = ({ content: { key } }) =>
  key.kind === 'numeric' && [key.value, key.tolerance].some((number) => number !== String(Number(number)));
const hasAnyOrder: Loses = ({ content: { key } }) => key.kind === 'fill_in' && key.anyOrder !== undefined;
const hasArrow: Loses = ({ content: { type, prompts } }) =>
  type === 'matching' && prompts.some((prompt) => prompt.includes('->'));
const isNotInXml: Loses = some(/(?!\s)\p{Cc}|\p{Cs}|[\ufffe\uffff]/u);
const isNotInCell: Loses = some(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/);

const LOSSES: Record<ExportFormat, Partial<Record<LossCode, Loses>>> = {
  workbook: {
    EXPORT_LOSES_STATE: isNoDraft,
    EXPORT_PICTURES_STAY_HERE: showsPicture,
    EXPORT_TEXT_CHANGED: isNotInCell,
  },
  word: {
    EXPORT_NOT_READ_AGAIN: isForPeople,
    EXPORT_LOSES_STATE: isNoDraft,
    EXPORT_LOSES_CODE: always,
    EXPORT_LOSES_DOMAIN: always,
    EXPORT_LOSES_FORMAT: hasOwnFormat,
    EXPORT_LOSES_ATTRIBUTES: always,
    EXPORT_LOSES_ABOUT: saysMore,
    EXPORT_PICTURES_STAY_HERE: showsPicture,
    EXPORT_TEXT_AS_TYPED: hasMarks,
    EXPORT_TEXT_CHANGED: isNotInXml,
  },
  yaml: {
    EXPORT_IN_REVIEW_AS_DRAFT: ({ state }) => state === 'in_review',
    EXPORT_PICTURES_STAY_HERE: showsPicture,
  },
  gift: {
    EXPORT_LEAVES_OUT: (question) => !isInGift(question),
    EXPORT_DISSOLVES_GROUPS: isInGroup,
    EXPORT_MERGES_FURTHER_CASE: comesWithPart,
    EXPORT_LOSES_STATE: isNoDraft,
    EXPORT_LOSES_FORMAT: hasOwnFormat,
    EXPORT_LOSES_ATTRIBUTES: always,
    EXPORT_LOSES_ABOUT: saysMore,
    EXPORT_LOSES_TOLERANCE_DIGITS: hasLongNumber,
    EXPORT_PICTURES_STAY_HERE: showsPicture,
    EXPORT_TEXT_CHANGED: hasArrow,
  },
  moodle_xml: {
    EXPORT_DISSOLVES_GROUPS: isInGroup,
    EXPORT_MERGES_FURTHER_CASE: comesWithPart,
    EXPORT_LOSES_STATE: isNoDraft,
    EXPORT_LOSES_FORMAT: hasOwnFormat,
    EXPORT_LOSES_ATTRIBUTES: always,
    EXPORT_LOSES_ABOUT: saysMore,
    EXPORT_LOSES_ANY_ORDER: hasAnyOrder,
    EXPORT_LOSES_TOLERANCE_DIGITS: hasLongNumber,
    EXPORT_PICTURES_STAY_HERE: showsPicture,
    EXPORT_TEXT_CHANGED: isNotInXml,
  },
  // A package contains the pictures.
  qti: {
    EXPORT_MERGES_FURTHER_CASE: comesWithPart,
    EXPORT_LOSES_STATE: isNoDraft,
    EXPORT_LOSES_ABOUT: saysMore,
    EXPORT_LOSES_FORMAT: isFormatX,
    EXPORT_LOSES_ANY_ORDER: hasAnyOrder,
    EXPORT_TEXT_CHANGED: isNotInXml,
  },
};

interface ExportToWeigh {
  format: ExportFormat;
  questions: readonly ExportedQuestion[];
}

/**
 * The content of these questions that the format cannot express: one entry per kind with the affected questions. Empty:
 * nothing is lost.
 */
export function lossesOf({ format, questions }: ExportToWeigh): ExportLoss[] {
  const losses = Object.entries(LOSSES[format]).map(([code, loses]) => ({
    code: code as LossCode,
    found: questions.filter(loses),
  }));
  const keepsGroups = format === 'workbook' || format === 'yaml' || format === 'word' || format === 'qti';
  const notWhole = keepsGroups
    ? unitsOf(questions).flatMap((unit) => (unit.stimulus && unit.questions.length < 2 ? unit.questions : []))
    : [];
  return [...losses, { code: 'EXPORT_GROUP_NOT_WHOLE' as const, found: notWhole }].flatMap(({ code, found }) =>
    found.length === 0
      ? []
      : {
          ...lossFault(code, { count: found.length }),
          count: found.length,
          questions: found.map((question) => question.code),
        },
  );
}
