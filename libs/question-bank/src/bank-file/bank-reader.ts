import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ParserThreads, ThreadLimitPassed } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import type { BankPicture } from './bank-pictures';
import type { BankWorkerData, BankWorkerPart, BankWorkerReply, BankWorkerResult } from './bank.worker';
import { InvalidQuestionFiles, wholeFile } from '../question-bank.errors';
import { fileFault } from './question-file-fault';
import { readBank, type BankContent, type BankFile, type PlaceInFiles } from './read-bank';
import { areShort, SHORT, SHORT_FILE } from './short-text';
import type { AuthoredVersion } from '../question/version-content';

const LIMITS = { maxMegabytes: 512, maxMs: 30_000 };

interface BankToRead {
  files: BankFile[];
  pictures: readonly BankPicture[];
  /** Domains of the stored bank, for files without a bank.yaml. */
  knownDomains: string[] | null;
  staffId: string | null;
}

/**
 * Reads and checks the files of a bank in a thread, so that parsing does not block an open exam; a file that stalls
 * ends only its thread. A few ordinary questions are checked faster than a thread starts.
 */
@Injectable()
export class BankReader {
  constructor(
    private readonly threads: ParserThreads,
    private readonly pictures: Pictures,
  ) {}

  /** @throws InvalidQuestionFiles; FileStillBeingRead, Overloaded */
  read(bank: BankToRead): Promise<BankContent> {
    return this.readHereOrInThread(bank, SHORT_FILE);
  }

  /** Reads files whose form the server wrote. @throws like `read` */
  readWritten(bank: BankToRead): Promise<BankContent> {
    return this.readHereOrInThread(bank, SHORT);
  }

  private readHereOrInThread({ staffId, ...data }: BankToRead, mostHere: number): Promise<BankContent> {
    const texts = [...data.files.map(({ content }) => content), ...data.pictures.map(({ path }) => path)];
    return areShort(texts, mostHere)
      ? readBank({ ...data, findKnownPictures: (sha256s) => this.pictures.known(sha256s) })
      : this.readInThread({ staffId, ...data });
  }

  private async readInThread({ staffId, ...data }: BankToRead): Promise<BankContent> {
    const units: AuthoredVersion[][] = [];
    const placeOf = new Map<string, PlaceInFiles>();
    let reading = data.files[0]?.path ?? 'bank.yaml';
    const result = await this.threads
      .run<BankWorkerPart, BankWorkerReply, BankWorkerResult>({
        entry: join(__dirname, 'bank.worker'),
        data: data satisfies BankWorkerData,
        bytes: data.files.reduce((sum, { content }) => sum + content.length * 2, 0),
        staffId,
        limits: LIMITS,
        onPart: async (part) => {
          switch (part.kind) {
            case 'file':
              reading = part.path;
              return undefined;
            case 'pictures':
              return [...(await this.pictures.known(part.sha256s))];
            case 'units':
              units.push(...part.units);
              for (const [code, place] of part.places) placeOf.set(code, place);
              return undefined;
          }
        },
      })
      .catch((error: unknown) => {
        if (!(error instanceof ThreadLimitPassed)) throw error;
        throw new InvalidQuestionFiles([wholeFile(reading, fileFault('FILE_TAKES_TOO_MUCH', {}))]);
      });
    if (result.kind === 'faults') throw new InvalidQuestionFiles(result.faults, result.count);
    return { bank: result.bank, units, placeOf, shownPictures: new Set(result.shownPictures) };
  }
}
