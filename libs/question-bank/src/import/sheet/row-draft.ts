import { shownNumber, type CellNote, type SheetRow } from '@sunflower/platform/plain';
import { dayOfSerial } from '../../question/calendar-day';
import type { SheetColumns, SheetField } from './headings';
import { importFieldOf, RowNotices, type RowDraft } from './sheet-draft';
import { cellFault } from './sheet-fault';
import { textOfCell } from './typed-cell';

const MAX_EXCERPT_CHARACTERS = 2000;
/** Fields where a number is only a label, so its format does not matter. */
const ONLY_NAMED: readonly SheetField[] = ['number', 'tags', 'domain', 'group', 'competency', 'documentNumber'];
/** Where a date is meant, and no text was turned into one. */
const DAYS: readonly SheetField[] = ['reviewDate', 'checkedOn'];
/** Fields that a merged cell fills for all its rows; the other fields belong to one question. */
const SHARED: readonly SheetField[] = [
  'type',
  'domain',
  'group',
  'stimulus',
  'sharedOptions',
  'knowledgePoint',
  'difficulty',
  'points',
  'source',
  'sourceIssuer',
  'sourceYear',
  'tags',
  'competency',
  'cognitiveLevel',
  'language',
  'reviewDate',
  'documentNumber',
  'sourcePlace',
  'sourceLink',
  'checkedOn',
];
/** Texts that a spreadsheet makes of other texts and that look plausible. */
const TURNED =
  /^(?:\d{1,2}月\d{1,2}日|\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}|\d(?:\.\d+)?E[+-]\d+)$/;

interface RowToDraft {
  row: SheetRow;
  columns: SheetColumns;
  /** Texts by column of merged cells that extend down to this row. */
  merged: ReadonlyMap<number, string> | null;
}

/** Assigns the cells of a row to fields by their headings, and reports values that the spreadsheet changed. */
export function draftOf({ row, columns, merged }: RowToDraft): RowDraft {
  const notices = new RowNotices(row.lineNumber);
  const read = (column: number, field: SheetField): string => {
    const cell = row.cells[column] ?? '';
    if (cell.trim() === '' && !row.notes?.has(column))
      return SHARED.includes(field) ? textOfCell(merged?.get(column) ?? '') : '';
    const place = { row: row.lineNumber, column: columns.headings[column] ?? '' };
    return textOfCell(cellWithNote({ cell, note: row.notes?.get(column) ?? null, field, place, notices }));
  };
  const texts: RowDraft['texts'] = {};
  for (const [field, column] of columns.fields) {
    const text = read(column, field);
    if (text !== '') texts[field] = text;
  }
  const numbers = new Set<number>();
  const options = inPlaces({
    places: columns.options,
    read: (column, place) => {
      if (row.notes?.get(column)?.kind === 'number') numbers.add(place);
      return read(column, 'options');
    },
  });
  const draft: RowDraft = {
    row: row.lineNumber,
    excerpt: row.cells
      .filter((cell) => cell !== '')
      .join(' | ')
      .slice(0, MAX_EXCERPT_CHARACTERS),
    texts,
    options,
    numbers,
    prompts: inPlaces({ places: columns.prompts, read: (column) => read(column, 'prompts') }),
    notices,
  };
  if (row.hidden) notices.warning(null, cellFault('SHEET_ROW_HIDDEN', {}));
  if (mayHaveLostZeros(draft)) notices.warning('options', cellFault('SHEET_ZEROS_MAY_BE_LOST', {}));
  return draft;
}

/** The texts by position, up to the last one present. */
function inPlaces({
  places,
  read,
}: {
  places: ReadonlyMap<number, number>;
  read: (column: number, place: number) => string;
}): string[] {
  const found: string[] = [];
  for (const [place, column] of places) {
    const text = read(column, place);
    if (text === '') continue;
    while (found.length <= place) found.push('');
    found[place] = text;
  }
  return found;
}

interface NotedCell {
  cell: string;
  note: CellNote | null;
  field: SheetField;
  place: { row: number; column: string };
  notices: RowNotices;
}

function cellWithNote({ cell, note, field, place, notices }: NotedCell): string {
  const told = importFieldOf(field);
  if (!note) {
    if (TURNED.test(cell.trim()))
      notices.warning(told, cellFault('SHEET_LOOKS_TURNED', { ...place, text: cell.trim() }));
    if (cell.includes('~~')) notices.warning(told, cellFault('SHEET_STRUCK_TEXT', place));
    return cell;
  }
  switch (note.kind) {
    case 'error':
      notices.error(told, cellFault('SHEET_CELL_WITH_ERROR', { ...place, text: cell }));
      return '';
    case 'formula_without_value':
      notices.error(told, cellFault('SHEET_FORMULA_WITHOUT_VALUE', place));
      return '';
    case 'number': {
      const shown = shownNumber({ value: note.value, code: note.format });
      if (shown.kind === 'number') return shown.text;
      const day = shown.kind === 'date' && DAYS.includes(field) ? dayOfSerial(note.value) : null;
      if (day !== null) return day;
      const fault = cellFault(
        shown.kind === 'date' ? 'SHEET_CELL_TURNED_INTO_DATE' : 'SHEET_CELL_NUMBER_CHANGED',
        place,
      );
      if (ONLY_NAMED.includes(field)) notices.warning(told, fault);
      else notices.error(told, fault);
      return cell;
    }
  }
}

const decimalsOf = (text: string): number => text.length - 1 - text.indexOf('.');

/** Whether trailing zeros may be lost: among 3.65, 3.7 and 3.75 as numbers, 3.7 may have been typed as 3.70. */
function mayHaveLostZeros({ options, numbers }: RowDraft): boolean {
  const decimals = options.filter((text) => /^-?\d+\.\d+$/.test(text)).map(decimalsOf);
  const most = Math.max(0, ...decimals);
  return [...numbers].some((place) => {
    const text = options[place] ?? '';
    return /^-?\d+(?:\.\d+)?$/.test(text) && (text.includes('.') ? decimalsOf(text) : 0) < most;
  });
}
