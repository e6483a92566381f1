import { DomainError, NotFound } from '@sunflower/platform';

/** One thing that is wrong in a file, and where. */
export interface QuestionFault {
  file: string;
  /** 1-based; null when the whole file is meant. */
  line: number | null;
  /** Id of the question or group; null when none is meant. */
  question: string | null;
  problem: string;
}

const MAX_TOLD_FAULTS = 200;

export const describeFault = ({ file, line, question, problem }: QuestionFault): string =>
  `${file}${line === null ? '' : `:${line}`}: ${question === null ? '' : `${question}: `}${problem}`;

/** Nothing of the bank was loaded. */
export class InvalidQuestionFiles extends DomainError {
  readonly code = 'INVALID_QUESTION_FILES';
  readonly kind = 'invalid_content';

  constructor(readonly faults: QuestionFault[]) {
    super(
      `Nothing was loaded. Mend ${faults.length === 1 ? 'this fault' : `these ${faults.length} faults`} and load again:\n${faults.slice(0, 20).map(describeFault).join('\n')}`,
      { faultCount: faults.length, faults: faults.slice(0, MAX_TOLD_FAULTS) },
    );
  }
}

export class QuestionBankNotFound extends NotFound {
  constructor() {
    super('There is no such question bank.');
  }
}

export class QuestionNotFound extends NotFound {
  constructor() {
    super('There is no such question.');
  }
}

export class BankCodeTaken extends DomainError {
  readonly code = 'BANK_CODE_TAKEN';
  readonly kind = 'conflict';

  constructor(bankCode: string) {
    super(`The question bank ${bankCode} belongs to another organisation; give yours another code in bank.yaml.`, { bankCode });
  }
}

export class QuestionIncomplete extends DomainError {
  readonly code = 'QUESTION_INCOMPLETE';
  readonly kind = 'invalid_content';

  constructor(missing: string[]) {
    super(`A question is published only with ${missing.join(' and ')}; import it again with them.`, { missing });
  }
}
