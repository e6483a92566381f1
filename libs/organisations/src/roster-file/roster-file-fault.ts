import type { SheetFileFaultFacts, SheetFileProblem } from '@sunflower/platform/plain';

export type RosterFileProblem =
  SheetFileProblem | 'columns_missing' | 'columns_twice' | 'too_slow' | 'several_sheets' | 'no_such_sheet';

export interface RosterFileFaultFacts extends Omit<SheetFileFaultFacts, 'problem'> {
  problem: RosterFileProblem;
  /** Headings of the columns concerned; the spreadsheet letter for a column without one. */
  columns?: string[];
  /** The sheets that have roster headings, where there are several. */
  sheets?: string[];
}

/** Longer than any field of a roster. */
export const MAX_CELL_CHARACTERS = 1000;
