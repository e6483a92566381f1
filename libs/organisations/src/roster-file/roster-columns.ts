import { columnLetters, type TextRow } from '@sunflower/platform/plain';
import { plainText } from '@sunflower/content';
import { bestHeadings, heading, HEADING_ROWS_TRIED, headingOf, type RosterField } from './roster-headings';
import type { RosterFileFaultFacts } from './roster-file-fault';
import { UnreadableRosterFile } from './roster-file.errors';

const MAX_TOLD_HEADING = 20;

export interface RosterColumns {
  /** The column index of each field; fields without a column are left out. */
  positions: Partial<Record<RosterField, number>>;
  /** The heading says that every number is a resident ID number, so no type is needed. */
  residentIdsOnly: boolean;
  headingLineNumber: number;
}

/**
 * Finds the row of headings.
 * @throws UnreadableRosterFile naming the columns that are missing or duplicated
 */
export function findRosterColumns(rows: readonly TextRow[]): RosterColumns {
  const best = bestHeadings(rows);
  const twice = [...best.found].filter(([, positions]) => positions.length > 1).map(([field]) => headingOf(field));
  if (twice.length > 0) {
    throw new UnreadableRosterFile({
      problem: 'columns_twice',
      advice: `There are two columns for ${twice.join('、')}; delete one.`,
      columns: twice,
    });
  }
  const positions: RosterColumns['positions'] = Object.fromEntries(
    [...best.found].map(([field, [position]]) => [field, position]),
  );
  const residentIdsOnly =
    positions.idNumber !== undefined && /身份证|公民身份/.test(heading(best.row.cells[positions.idNumber]));
  const missing = missingColumns({ positions, residentIdsOnly });
  if (missing.length > 0) {
    const advice = `The column ${missing.join('、')} is missing; the headings must stand in the first ${HEADING_ROWS_TRIED} rows, as in the template.`;
    throw new UnreadableRosterFile({ problem: 'columns_missing', advice, columns: missing });
  }
  return { positions, residentIdsOnly, headingLineNumber: best.row.lineNumber };
}

/** Names the column of a cell fault by its heading instead of its letter. */
export function withHeadings({
  fault,
  rows,
}: {
  fault: RosterFileFaultFacts;
  /** The rows before the fault. */
  rows: readonly TextRow[];
}): RosterFileFaultFacts {
  const [letters] = fault.columns ?? [];
  if (letters === undefined || rows.length === 0) return fault;
  const { row, found } = bestHeadings(rows);
  const position = row.cells.findIndex((_, index) => columnLetters(index) === letters);
  const text = plainText(row.cells[position] ?? '');
  if (found.size === 0 || text === '') return fault;
  const column = text.slice(0, MAX_TOLD_HEADING);
  return { ...fault, columns: [column], advice: fault.advice.replace(`column ${letters}`, `column ${column}`) };
}

function missingColumns({
  positions,
  residentIdsOnly,
}: Pick<RosterColumns, 'positions' | 'residentIdsOnly'>): string[] {
  const missing: string[] = [];
  if (positions.name === undefined) missing.push(headingOf('name'));
  if (positions.idType === undefined && !residentIdsOnly) missing.push(headingOf('idType'));
  if (positions.idNumber === undefined) missing.push(headingOf('idNumber'));
  if (positions.organisationCode === undefined && positions.organisationName === undefined) {
    missing.push(`${headingOf('organisationCode')} / ${headingOf('organisationName')}`);
  }
  return missing;
}
