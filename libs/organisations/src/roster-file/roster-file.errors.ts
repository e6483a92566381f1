import { DomainError } from '@sunflower/platform';
import type { RosterFileFaultFacts } from './roster-file-fault';

/** The file as a whole cannot be read; nothing of it is stored. `details.problem` says why. */
export class UnreadableRosterFile extends DomainError {
  readonly code = 'ROSTER_FILE_UNREADABLE';
  readonly kind = 'invalid_content';

  constructor({ advice, problem, columns, sheets, lineNumber, maxCharacters }: RosterFileFaultFacts) {
    super(advice, { problem, columns, sheets, lineNumber, maxCharacters });
  }
}

export class RosterFileTooLarge extends DomainError {
  readonly code = 'ROSTER_FILE_TOO_LARGE';
  readonly kind = 'too_large';

  constructor({ maxMegabytes }: { maxMegabytes: number }) {
    super(`The file is larger than ${maxMegabytes} MB; split it.`, { maxMegabytes });
  }
}
