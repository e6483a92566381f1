import { clip, columnLetters, type MergedCells, type SheetRow } from '@sunflower/platform/plain';
import type { ImportedGroup, ImportedQuestion, ImportNotice } from '../imported-paper';
import { gatherGroups, type SheetGroup, type TypedRow } from './gather-groups';
import { columnsOf, headingsOfTwoRows, mayBeHeadings, type SheetColumns } from './headings';
import { mergedTexts } from './merged-texts';
import { difficultyOf, isFacility, readDifficulty } from './read-attributes';
import { readRow, typeOfRow, type RowQuestion } from './read-row';
import { draftOf } from './row-draft';
import { RowNotices, type RowDraft } from './sheet-draft';
import { rowFault, sheetFileFault } from './sheet-fault';
import { parseTypeName, type NamedType } from './type-name';
import { wordOfCell } from './typed-cell';

export interface SheetToRead {
  /** The sheet's name, or the file's for a .csv file. */
  name: string;
  isSheet: boolean;
  /** Emptied while they are read. */
  rows: SheetRow[];
  merges: readonly MergedCells[];
  hiddenColumns: readonly { first: number; last: number }[];
}

export interface ReadSheet {
  title: string | null;
  questions: ImportedQuestion[];
  groups: ImportedGroup[];
  notices: ImportNotice[];
}

/** A title and notes may stand above the headings. */
const HEADING_ROWS_TRIED = 30;
const FEW_CELLS = 2;
const MAX_ROWS_NAMED = 100;
/** Default sheet names, and names that say nothing about the questions. */
const NAMELESS =
  /^(?:sheet|工作表|表)\s*\d*$|^(?:试题|题目|题库|试卷|考题|习题|练习题?|questions?|导入|模板|template)\d*$/i;
const SECTION_NUMBER = /^[(（]?第?[一二三四五六七八九十\d]{1,3}(?:部分|大题)?[)）]?[、.:\s]+/;
const MAX_SECTION_NAME = 12;

/** Reads one sheet; null when it has no heading row of questions. */
export function readSheet(sheet: SheetToRead): ReadSheet | null {
  const found = findHeadings(sheet.rows);
  if (!found) return null;
  const notices = new RowNotices(null);
  noteRowsAbove({ sheet, first: found.first, notices });
  noteColumns({ sheet, columns: found.columns, notices });
  const typed = typedRows({ sheet, ...found, notices });
  const groups = gatherGroups(typed);
  const questions = questionsOf({ sheet, typed, groups, notices });
  return {
    title: titleAbove(sheet.rows.slice(0, found.first)),
    ...inOrder({ sheet, typed, groups, questions }),
    notices: notices.notices,
  };
}

interface FoundHeadings {
  columns: SheetColumns;
  /** Indices in `rows` of the heading row and of the first row behind it. */
  first: number;
  next: number;
}

function findHeadings(rows: readonly SheetRow[]): FoundHeadings | null {
  for (let first = 0; first < Math.min(rows.length, HEADING_ROWS_TRIED); first += 1) {
    const found = headingsAt({ rows, first });
    if (found) return found;
  }
  return null;
}

/** The headings that begin in a row; null when there are none. */
function headingsAt({ rows, first }: { rows: readonly SheetRow[]; first: number }): FoundHeadings | null {
  const cells = rows[first]?.cells ?? [];
  if (!mayBeHeadings(cells)) return null;
  const both = headingsOfTwoRows({ first: cells, second: rows[first + 1]?.cells ?? [] });
  const columns = columnsOf(both ?? cells);
  return columns && { columns, first, next: first + (both ? 2 : 1) };
}

function titleAbove(rows: readonly SheetRow[]): string | null {
  const texts = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== ''));
  const title = texts.find((cells) => cells.length === 1)?.[0];
  return title === undefined ? null : wordOfCell(title).slice(0, 200);
}

/** Reports rows above the headings with more cells than a title or note has: they may be a table that is not read. */
function noteRowsAbove({ sheet, first, notices }: { sheet: SheetToRead; first: number; notices: RowNotices }): void {
  for (const { lineNumber: row, cells } of sheet.rows.slice(0, first)) {
    const filled = cells.filter((cell) => cell.trim() !== '');
    if (filled.length > FEW_CELLS)
      notices.warning(
        null,
        sheetFileFault('SHEET_ROW_NOT_READ', { sheet: sheet.name, row, text: clip(filled.join(' | ').slice(0, 500)) }),
      );
  }
}

function noteColumns({
  sheet: { name, hiddenColumns },
  columns,
  notices,
}: {
  sheet: SheetToRead;
  columns: SheetColumns;
  notices: RowNotices;
}): void {
  const sheet = name;
  for (const heading of columns.twice)
    notices.error(null, sheetFileFault('SHEET_HEADING_TWICE', { sheet, heading: wordOfCell(heading) }));
  if (columns.unread.length > 0)
    notices.warning(null, sheetFileFault('SHEET_COLUMNS_NOT_READ', { sheet, columns: columns.unread.join('、') }));
  const read = [...columns.fields.values(), ...columns.options.values(), ...columns.prompts.values()];
  const hidden = read.filter((column) => hiddenColumns.some(({ first, last }) => column >= first && column <= last));
  if (hidden.length > 0) {
    const names = hidden.map((column) => columns.headings[column] || columnLetters(column)).join('、');
    notices.warning(null, sheetFileFault('SHEET_COLUMN_HIDDEN', { sheet, columns: names }));
  }
}

interface SheetPart extends FoundHeadings {
  sheet: SheetToRead;
  notices: RowNotices;
}

const GONE: SheetRow = { lineNumber: 0, cells: [], hidden: false, notes: null };

/** The rows that are questions, each with the type from its cell or from a heading above. */
function typedRows({ sheet, columns: headings, next, notices }: SheetPart): TypedRow[] {
  const typed: TypedRow[] = [];
  const merged = mergedTexts(sheet);
  let columns = headings;
  let section: NamedType | null = null;
  let unread = 0;
  for (let at = next; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at] as SheetRow;
    // A sheet may hold several tables, and a printed one repeats its headings on every page.
    const again = headingsAt({ rows: sheet.rows, first: at });
    if (again) {
      if (!sameHeadings(again.columns, columns)) noteColumns({ sheet, columns: again.columns, notices });
      columns = again.columns;
      at = again.next - 1;
      continue;
    }
    // The draft has all that is needed; releasing the row keeps a long sheet from being in memory twice.
    sheet.rows[at] = GONE;
    const filled = row.cells.filter((cell) => cell.trim() !== '');
    if (filled.length === 0) continue;
    const named = filled.length === 1 ? sectionType(filled[0] as string) : null;
    if (named) {
      section = named;
      continue;
    }
    const draft = draftOf({ row, columns, merged: merged.get(row.lineNumber) ?? null });
    if (isQuestion(draft)) {
      const own = typeOfRow(draft);
      typed.push({ draft, named: own === undefined ? section : own });
      continue;
    }
    unread += 1;
    if (unread <= MAX_ROWS_NAMED)
      notices.warning(
        null,
        sheetFileFault('SHEET_ROW_NOT_READ', { sheet: sheet.name, row: row.lineNumber, text: clip(draft.excerpt) }),
      );
  }
  if (unread > MAX_ROWS_NAMED)
    notices.warning(null, sheetFileFault('SHEET_MORE_ROWS_NOT_READ', { count: unread - MAX_ROWS_NAMED }));
  return typed;
}

const sameHeadings = (one: SheetColumns, other: SheetColumns): boolean =>
  one.headings.length === other.headings.length && one.headings.every((heading, at) => heading === other.headings[at]);

/** A row with options or a key but no stem still counts as a question, with its stem missing. */
const isQuestion = ({ texts, options }: RowDraft): boolean =>
  texts.stem !== undefined ||
  options.length > 0 ||
  texts.options !== undefined ||
  (texts.key !== undefined && texts.type !== undefined);

/** The type in a heading alone in its row: `二、多项选择题（每题2分）`. A short stem such as 论述…问题 is not a heading. */
function sectionType(cell: string): NamedType | null {
  const name = wordOfCell(cell)
    .replace(SECTION_NUMBER, '')
    .replace(/[([【].*$/, '')
    .trim();
  return name.length <= MAX_SECTION_NAME && /(?<!问)题$/.test(name) ? parseTypeName(name) : null;
}

interface QuestionsToRead {
  sheet: SheetToRead;
  typed: TypedRow[];
  groups: SheetGroup[];
  notices: RowNotices;
}

type PlacedRow = RowQuestion & Pick<ImportedQuestion, 'difficulty'>;

function questionsOf({ sheet, typed, groups, notices }: QuestionsToRead): PlacedRow[] {
  const named = NAMELESS.test(sheet.name.trim()) ? null : parseTypeName(wordOfCell(sheet.name));
  const domain =
    named || !sheet.isSheet || NAMELESS.test(sheet.name.trim()) ? null : wordOfCell(sheet.name).slice(0, 100) || null;
  const groupOf = new Map(groups.flatMap((group) => group.members.map((index) => [index, group] as const)));
  const difficulties = typed.map(({ draft }) => readDifficulty(draft));
  const facility = isFacility(difficulties);
  if (facility) notices.warning('difficulty', sheetFileFault('SHEET_DIFFICULTY_AS_FACILITY', { sheet: sheet.name }));
  if (named && typed.some((row) => !row.named && row.draft.texts.type === undefined))
    notices.warning('type', sheetFileFault('SHEET_NAME_AS_TYPE', { sheet: sheet.name }));
  if (domain !== null && typed.some(({ draft }) => draft.texts.domain === undefined))
    notices.warning('domain', sheetFileFault('SHEET_NAME_AS_DOMAIN', { sheet: sheet.name }));
  noteNumbersTwice(typed);
  return typed.map((row, index) => {
    const group = groupOf.get(index);
    const type = row.named ?? (row.draft.texts.type === undefined ? named : null);
    const read = readRow({
      draft: row.draft,
      named: type,
      sharedOptions: group?.format === 'B1' ? group.options : null,
      domain,
    });
    const difficulty = difficultyOf({ typed: difficulties[index] ?? null, facility, draft: row.draft });
    return { ...read, format: group ? (group.format ?? 'A3') : read.format, difficulty };
  });
}

function noteNumbersTwice(typed: readonly TypedRow[]): void {
  const seen = new Map<string, number>();
  for (const { draft } of typed) {
    const number = wordOfCell(draft.texts.number ?? '');
    const row = number === '' ? undefined : seen.get(number);
    if (row !== undefined) draft.notices.warning(null, rowFault('SHEET_NUMBER_TWICE', { number, row }));
    else seen.set(number, draft.row);
  }
}

/** Moves the members of a group together, to the place of the first. */
function inOrder({
  sheet,
  typed,
  groups,
  questions,
}: Omit<QuestionsToRead, 'notices'> & { questions: PlacedRow[] }): Pick<ReadSheet, 'questions' | 'groups'> {
  const placeOf = ({ row, excerpt }: RowDraft) => ({
    part: sheet.isSheet ? sheet.name : null,
    line: row,
    lastLine: row,
    excerpt,
  });
  const groupOf = new Map(groups.flatMap(({ members }, group) => members.map((index) => [index, group] as const)));
  const toQuestion = (index: number): ImportedQuestion => {
    const { draft } = typed[index] as TypedRow;
    return {
      ...(questions[index] as PlacedRow),
      place: placeOf(draft),
      group: groupOf.get(index) ?? null,
      notices: draft.notices.notices,
    };
  };
  const ordered = typed.flatMap((_, index) => {
    const group = groupOf.get(index);
    if (group === undefined) return [index];
    const members = groups[group]?.members ?? [];
    return members[0] === index ? members : [];
  });
  return {
    questions: ordered.map(toQuestion),
    groups: groups.map(({ format, stimulus, members }) => {
      const drafts = members.map((index) => (typed[index] as TypedRow).draft);
      const rows = drafts.map(({ row }) => row);
      return {
        format: format ?? 'A3',
        stimulus,
        place: { ...placeOf(drafts[0] as RowDraft), lastLine: rows.reduce((a, b) => Math.max(a, b)) },
      };
    }),
  };
}
