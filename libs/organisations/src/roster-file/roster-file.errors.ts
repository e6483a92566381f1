import { DomainError } from '@sunflower/platform';

export type RosterFileProblem =
  | 'empty'
  | 'not_a_roster'
  | 'old_or_encrypted_workbook'
  | 'damaged'
  | 'unpacks_too_large'
  | 'too_many_columns'
  | 'too_many_rows'
  | 'unknown_encoding'
  | 'unclosed_quote'
  | 'columns_missing'
  | 'columns_twice';

/** The file as a whole cannot be read; nothing of it was kept. `details.problem` says why. */
export class UnreadableRosterFile extends DomainError {
  readonly code = 'ROSTER_FILE_UNREADABLE';
  readonly kind = 'invalid_content';

  constructor({ problem, advice, ...details }: { problem: RosterFileProblem; advice: string; columns?: string[]; lineNumber?: number }) {
    super(advice, { problem, ...details });
  }
}

export class RosterFileTooLarge extends DomainError {
  readonly code = 'ROSTER_FILE_TOO_LARGE';
  readonly kind = 'too_large';

  constructor({ maxMegabytes }: { maxMegabytes: number }) {
    super(`The file is larger than ${maxMegabytes} MB; split it.`, { maxMegabytes });
  }
}
