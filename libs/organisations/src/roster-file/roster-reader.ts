import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ParserThreads, ThreadLimitPassed } from '@sunflower/platform';
import type { TextRow } from '@sunflower/platform/plain';
import { withHeadings } from './roster-columns';
import type { RosterFileFaultFacts } from './roster-file-fault';
import { RosterFileTooLarge, UnreadableRosterFile } from './roster-file.errors';
import type { RosterWorkerData, RosterWorkerResult } from './roster.worker';

export const MAX_ROSTER_FILE_BYTES = 50 * 1024 * 1024;

/** 200,000 usual rows take a quarter of it. */
const MAX_THREAD_MEGABYTES = 1024;
const LONGEST_READING_MS = 60_000;
const MOST_SHEETS_TOLD = 30;

const TOO_LARGE: RosterFileFaultFacts = {
  problem: 'unpacks_too_large',
  advice: 'The file takes more memory than there is for it; split it.',
};
const TOO_SLOW: RosterFileFaultFacts = {
  problem: 'too_slow',
  advice: 'The file could not be read within a minute; split it, or save it anew.',
};

/**
 * Reads rosters in a separate thread, so that parsing does not delay an open exam, and a file made to fill the memory
 * ends only that thread.
 * Cells, rows and files from the thread are never longer than a roster's.
 */
@Injectable()
export class RosterReader {
  constructor(private readonly threads: ParserThreads) {}

  /** @throws UnreadableRosterFile, RosterFileTooLarge; FileStillBeingRead, Overloaded */
  async read({ bytes, staffId }: { bytes: Buffer; staffId: string }): Promise<TextRow[]> {
    return this.rowsOf({ bytes, staffId, sheet: null });
  }

  /**
   * Reads the named sheet, or else the only one that is a roster. If several are rosters, the error lists them. @throws
   * as `read`
   */
  async readRoster({
    bytes,
    sheet,
    staffId,
  }: {
    bytes: Buffer;
    sheet: string | null;
    staffId: string;
  }): Promise<{ rows: TextRow[]; sheetName: string | null }> {
    const sheetName = sheet ?? (await this.rosterSheet({ bytes, staffId }));
    return { rows: await this.rowsOf({ bytes, staffId, sheet: sheetName }), sheetName };
  }

  private async rosterSheet({ bytes, staffId }: { bytes: Buffer; staffId: string }): Promise<string | null> {
    const result = await this.inThread({ bytes, staffId, sheet: null, sheetsOnly: true, onRows: () => undefined });
    if (result === null || !('names' in result)) {
      if (result) throw new UnreadableRosterFile(result);
      return null;
    }
    const { names } = result;
    if (names.length > 1)
      throw new UnreadableRosterFile({
        problem: 'several_sheets',
        advice: 'Several sheets have the headings of a roster; say which one is meant.',
        sheets: names.slice(0, MOST_SHEETS_TOLD),
      });
    return names[0] ?? null;
  }

  private async rowsOf({
    bytes,
    staffId,
    sheet,
  }: {
    bytes: Buffer;
    staffId: string;
    sheet: string | null;
  }): Promise<TextRow[]> {
    const rows: TextRow[] = [];
    const fault = await this.inThread({
      bytes,
      staffId,
      sheet,
      sheetsOnly: false,
      onRows: (part) => rows.push(...part),
    });
    if (fault && 'problem' in fault) throw new UnreadableRosterFile(withHeadings({ fault, rows }));
    return rows;
  }

  private async inThread({
    bytes,
    staffId,
    sheet,
    sheetsOnly,
    onRows,
  }: {
    bytes: Buffer;
    staffId: string;
    sheet: string | null;
    sheetsOnly: boolean;
    onRows: (part: TextRow[]) => unknown;
  }): Promise<RosterWorkerResult> {
    if (bytes.length > MAX_ROSTER_FILE_BYTES)
      throw new RosterFileTooLarge({ maxMegabytes: MAX_ROSTER_FILE_BYTES / 1024 / 1024 });
    const data: RosterWorkerData = { bytes, sheet, sheetsOnly };
    return this.threads
      .run<TextRow[], undefined, RosterWorkerResult>({
        entry: join(__dirname, 'roster.worker'),
        data,
        bytes: bytes.length,
        staffId,
        limits: { maxMegabytes: MAX_THREAD_MEGABYTES, maxMs: LONGEST_READING_MS },
        onPart: (part) => {
          onRows(part);
          return undefined;
        },
      })
      .catch((error: unknown) => {
        if (!(error instanceof ThreadLimitPassed)) throw error;
        return error.limit === 'time' ? TOO_SLOW : TOO_LARGE;
      });
  }
}
