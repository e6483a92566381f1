import type { SheetFileFaultFacts, SheetFileProblem } from '@sunflower/platform/plain';

export type RosterFileProblem =
  SheetFileProblem | 'columns_missing' | 'columns_twice' | 'too_slow' | 'several_sheets' | 'no_such_sheet';

export interface RosterFileFaultFacts extends Omit<SheetFileFaultFacts, 'problem'> {
  problem: RosterFileProblem;
  /** Their headings; a letter, as a spreadsheet shows it, for a column without one. */
  columns?: string[];
  /** That have the headings of a roster, where there are several. */
  sheets?: string[];
}

/** More than any field of a roster holds. */
export const MAX_CELL_CHARACTERS = 1000;
