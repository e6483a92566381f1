import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ParserThreads, ThreadLimitPassed, type Fault } from '@sunflower/platform';
import { PictureRefused, Pictures } from '@sunflower/training';
import type { BankDomain } from '../checking/authored-of-staged';
import { areShort } from '../../bank-file/short-text';
import { checkUnits } from '../checking/check-staged';
import { importFault, paperFileFault } from '../checking/import-fault';
import type { StagedNotice } from '../checking/staged-question';
import { BankStemRepository } from './bank-stem.repository';
import type { CheckWorkerData } from './check.worker';
import type { PaperHead, PaperWorkerData, PaperWorkerPart, PaperWorkerReply, PaperWorkerResult } from './paper.worker';
import type { StagedPart } from './stage-paper';

export const MAX_PAPER_BYTES = 50 * 1024 * 1024;

// The thread waits for the database between parts; most of this time is a reserve for a busy server.
const READING = { maxMegabytes: 512, maxMs: 300_000 };
const CHECKING = { maxMegabytes: 128, maxMs: 30_000 };

interface PaperToRead {
  name: string;
  bytes: Buffer;
  bank: { id: string; organisationId: string };
  domains: BankDomain[];
  staffId: string;
  onHead: (head: PaperHead) => Promise<void>;
  onPart: (part: StagedPart) => Promise<void>;
}

/**
 * Reads files and checks questions in threads, so that parsing does not block an open exam; a file made to stall ends
 * only its own thread. A few ordinary questions are checked faster than a thread starts.
 */
@Injectable()
export class PaperReader {
  constructor(
    private readonly threads: ParserThreads,
    private readonly pictures: Pictures,
    private readonly stems: BankStemRepository,
  ) {}

  /** Returns the reason why the file cannot be used, or null. @throws FileStillBeingRead, Overloaded */
  async read({ name, bytes, bank, domains, staffId, onHead, onPart }: PaperToRead): Promise<Fault | null> {
    const data: PaperWorkerData = { name, bytes, domains };
    const take = async (part: PaperWorkerPart): Promise<PaperWorkerReply> => {
      switch (part.kind) {
        case 'head':
          await onHead(part);
          return undefined;
        case 'picture':
          return this.keep({ bytes: Buffer.from(part.bytes), organisationId: bank.organisationId, staffId });
        case 'bankStems':
          return this.stems.listStems({ bankId: bank.id, after: part.after });
        case 'knownPictures':
          return [...(await this.pictures.known(part.sha256s))];
        case 'staged':
          await onPart(part);
          return undefined;
      }
    };
    try {
      const result = await this.threads.run<PaperWorkerPart, PaperWorkerReply, PaperWorkerResult>({
        entry: join(__dirname, 'paper.worker'),
        data,
        bytes: bytes.length,
        staffId,
        limits: READING,
        onPart: take,
      });
      return result.kind === 'refused' ? result.fault : null;
    } catch (error) {
      if (error instanceof ThreadLimitPassed) return paperFileFault('IMPORT_FILE_TAKES_TOO_MUCH', {});
      throw error;
    }
  }

  /**
   * Returns the notices of each question of each unit; starts a thread only when the check may take long.
   * @throws FileStillBeingRead, Overloaded
   */
  async check({ staffId, ...data }: CheckWorkerData & { staffId: string }): Promise<StagedNotice[][][]> {
    const text = JSON.stringify(data.units);
    if (areShort([text])) return checkUnits({ ...data, findKnownPictures: (sha256s) => this.pictures.known(sha256s) });
    try {
      return await this.threads.run<string[], string[], StagedNotice[][][]>({
        entry: join(__dirname, 'check.worker'),
        data,
        bytes: text.length * 2,
        // A separate slot, so that a question may be corrected while a file is read.
        staffId: `${staffId} checks`,
        limits: CHECKING,
        onPart: async (sha256s) => [...(await this.pictures.known(sha256s))],
      });
    } catch (error) {
      if (!(error instanceof ThreadLimitPassed)) throw error;
      const fault = importFault('IMPORT_CHECK_TAKES_TOO_MUCH', {});
      const notice = { ...fault, severity: 'error', field: null, line: null, from: 'check' } as const;
      return data.units.map(({ questions }) => questions.map(() => [notice]));
    }
  }

  private async keep(picture: {
    bytes: Buffer;
    organisationId: string;
    staffId: string;
  }): Promise<{ sha256: string } | { fault: Fault }> {
    try {
      const { sha256 } = await this.pictures.keep(picture);
      return { sha256 };
    } catch (error) {
      if (error instanceof PictureRefused) return { fault: error.fault };
      throw error;
    }
  }
}
