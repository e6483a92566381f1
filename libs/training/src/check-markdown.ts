import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { faultTable, ParserThreads, ThreadLimitPassed, type Fault } from '@sunflower/platform';
import type { MarkdownWorkerData } from './markdown.worker';
import { Pictures } from './media/pictures';

const LIMITS = { maxMegabytes: 128, maxMs: 10_000 };

const fault = faultTable({
  TEXT_TAKES_TOO_MUCH: 'takes too long to check; write it shorter, with fewer formulas',
});

/** Checks a text in a thread, so that a text made to stall the check blocks nobody else. */
@Injectable()
export class CheckMarkdown {
  constructor(
    private readonly threads: ParserThreads,
    private readonly pictures: Pictures,
  ) {}

  /** Why the text cannot be shown, or null. @throws FileStillBeingRead, Overloaded */
  async faultOf({ text, staffId }: { text: string; staffId: string | null }): Promise<Fault | null> {
    const data: MarkdownWorkerData = { text };
    try {
      return await this.threads.run<string[], string[], Fault | null>({
        entry: join(__dirname, 'markdown.worker'),
        data,
        bytes: text.length * 2,
        staffId,
        limits: LIMITS,
        onPart: async (sha256s) => [...(await this.pictures.known(sha256s))],
      });
    } catch (error) {
      if (error instanceof ThreadLimitPassed) return fault('TEXT_TAKES_TOO_MUCH', {});
      throw error;
    }
  }
}
