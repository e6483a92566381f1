import { domainError, notFound } from '@sunflower/platform';

/** The exam draws from a bank that its organisation may use but not read. */
export class SamplePaperNotReadable extends domainError(
  'SAMPLE_PAPER_NOT_READABLE',
  'refused',
  'A sample paper shows questions: only who may read the questions of the bank sees it.',
) {}

export class SamplePaperNotFound extends notFound('An exam has three sample papers, 1 to 3.') {}

/** The exam or its bank changed between the showing of a sample paper and the answers to it. */
export class SamplePaperChanged extends domainError(
  'SAMPLE_PAPER_CHANGED',
  'conflict',
  'The exam or its bank has changed, so this sample paper is another one now; open it again.',
  { examId: 'text' },
) {}
