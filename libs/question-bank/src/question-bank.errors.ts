import { clip, DomainError, type Fault, notFound } from '@sunflower/platform/plain';

/** A fault in a file and its place. */
export interface QuestionFault extends Fault {
  file: string;
  /** 1-based; null for the whole file. */
  line: number | null;
  /** Id of the question or group, or its position when it has no id; null when the fault concerns neither. */
  question: string | null;
  /** Null for a whole question or file. */
  field: string | null;
  /** `questions.3.options.1`; null for the whole file. */
  path: string | null;
}

const MAX_TOLD_FAULTS = 100;

export const wholeFile = (file: string, fault: Fault, field: string | null = null): QuestionFault => ({
  file,
  line: null,
  question: null,
  field,
  path: null,
  ...fault,
});

export const describeFault = ({ file, line, question, problem }: QuestionFault): string =>
  `${file}${line === null ? '' : `:${line}`}: ${question === null ? '' : `${question}: `}${problem}`;

/** Collects faults of files in order: the first ones in full, the rest as a number. */
export class QuestionFaults {
  readonly told: QuestionFault[] = [];
  count = 0;

  /** Faults beyond the limit are only counted and not built, because finding a fault's place walks through the file. */
  add<Found>(found: readonly Found[], toFault: (one: Found) => QuestionFault): void {
    this.told.push(...found.slice(0, MAX_TOLD_FAULTS - this.told.length).map((one) => brief(toFault(one))));
    this.count += found.length;
  }
}

// Names and places come from the author and may have any length.
const brief = ({ question, field, path, ...fault }: QuestionFault): QuestionFault => ({
  ...fault,
  question: question && clip(question),
  field: field && clip(field),
  path: path && clip(path),
});

/** Nothing of the bank was loaded. */
export class InvalidQuestionFiles extends DomainError {
  readonly code = 'INVALID_QUESTION_FILES';
  readonly kind = 'invalid_content';
  override readonly maxDetailsLength = 60_000;
  readonly faults: QuestionFault[];

  constructor(
    faults: readonly QuestionFault[],
    /** Number of all faults, including those not listed. */
    readonly count = faults.length,
  ) {
    const told = faults.slice(0, MAX_TOLD_FAULTS);
    super(
      `Nothing was loaded. Mend ${count === 1 ? 'this fault' : `these ${count} faults`} and load again:\n${told.slice(0, 20).map(describeFault).join('\n')}`,
      { faultCount: count, faults: told },
    );
    this.faults = told;
  }
}

export class QuestionBankNotFound extends notFound('There is no such question bank.') {}

export class QuestionNotFound extends notFound('There is no such question.') {}

export class BankCodeTaken extends DomainError {
  readonly code = 'BANK_CODE_TAKEN';
  readonly kind = 'conflict';

  constructor(bankCode: string) {
    super(`The question bank ${bankCode} belongs to another organisation; give yours another code in bank.yaml.`, {
      bankCode,
    });
  }
}

/** Someone published or retired a question of the files while they were being stored. */
export class BankChangedMeanwhile extends DomainError {
  readonly code = 'BANK_CHANGED_MEANWHILE';
  readonly kind = 'conflict';

  constructor() {
    super(
      'Questions of the bank were changed while the files were being stored. Nothing was loaded; import the files again.',
    );
  }
}
