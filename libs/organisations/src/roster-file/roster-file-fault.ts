export type RosterFileProblem =
  | 'empty'
  | 'old_or_encrypted_workbook'
  | 'damaged'
  | 'unpacks_too_large'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'unknown_encoding'
  | 'unclosed_quote'
  | 'columns_missing'
  | 'columns_twice'
  | 'too_slow';

export interface RosterFileFaultFacts {
  problem: RosterFileProblem;
  /** What to do, in plain English. */
  advice: string;
  columns?: string[];
  lineNumber?: number;
}

/** The file as a whole cannot be read. Imports nothing: it is thrown in a thread that knows no other room. */
export class RosterFileFault extends Error {
  constructor(readonly facts: RosterFileFaultFacts) {
    super(facts.advice);
  }
}
