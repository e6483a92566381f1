import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { picturesIn } from '@sunflower/content';
import { SamplePapers } from '@sunflower/grading';
import {
  CONFIG,
  domainError,
  Log,
  Overloaded,
  ParserThreads,
  ThreadLimitPassed,
  type Config,
  type StaffActor,
} from '@sunflower/platform';
import type { PrintedPaper } from '@sunflower/question-bank/plain';
import { Pictures } from '@sunflower/training';
import type {
  PaperForm,
  PaperPrintPart,
  PaperPrintReply,
  PaperPrintResult,
  PaperPrintWork,
} from './paper-print.worker';
import { printedPaperOf } from './printed-paper-of';

const LIMITS = { maxMegabytes: 512, maxMs: 60_000 };
/** A paper of 200 items with long texts. */
const THREAD_BYTES = 4 * 1024 * 1024;

export class SamplePaperTooLarge extends domainError(
  'SAMPLE_PAPER_TOO_LARGE',
  'conflict',
  'The pictures of this paper are too large together to be printed in one file.',
) {}

interface PrintOrder {
  staff: StaffActor;
  examId: string;
  number: number;
  form: PaperForm;
  withKey: boolean;
}

/** Prints a sample paper in a thread. */
@Injectable()
export class PrintSamplePaper {
  constructor(
    private readonly papers: SamplePapers,
    private readonly pictures: Pictures,
    private readonly threads: ParserThreads,
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** @throws as SamplePapers.draw; FileStillBeingRead, Overloaded, SamplePaperTooLarge */
  async print({ form, withKey, ...asked }: PrintOrder): Promise<{ title: string; bytes: Buffer }> {
    const { exam, plan } = await this.papers.draw(asked);
    const paper = printedPaperOf({ exam, plan, number: asked.number, withKey });
    const printed = await this.inThread({ paper, form, staffId: asked.staff.staffId });
    if (printed === null) throw new SamplePaperTooLarge();
    if (printed.replaced.length > 0)
      this.log.warn('sample-paper.characters-replaced', { examId: exam.id, characters: printed.replaced });
    return { title: exam.title, bytes: Buffer.from(printed.bytes) };
  }

  private async inThread({
    paper,
    form,
    staffId,
  }: {
    paper: PrintedPaper;
    form: PaperForm;
    staffId: string;
  }): Promise<PaperPrintResult> {
    const data: PaperPrintWork = {
      paper,
      form,
      pictures: [...picturesIn(textsOf(paper))],
      extraFontFolder: join(this.config.dataDir, 'fonts'),
    };
    try {
      return await this.threads.run<PaperPrintPart, PaperPrintReply, PaperPrintResult>({
        entry: join(__dirname, 'paper-print.worker'),
        data,
        bytes: THREAD_BYTES,
        staffId: `${staffId} prints a paper`,
        limits: LIMITS,
        onPart: (sha256) => this.pictures.findSized(sha256),
      });
    } catch (error) {
      // A paper of as many items as an exam takes is printed in seconds, so the machine is busy.
      if (error instanceof ThreadLimitPassed) throw new Overloaded();
      throw error;
    }
  }
}

const textsOf = ({ instructions, sections }: PrintedPaper): string[] => [
  instructions,
  ...sections.flatMap(({ units }) =>
    units.flatMap(({ stimulus, items }) => [
      stimulus?.text ?? '',
      ...items.flatMap(({ furtherCase, stem, prompts, options, rationale }) => [
        furtherCase ?? '',
        stem,
        ...prompts,
        ...options,
        rationale ?? '',
      ]),
    ]),
  ),
];
