import { answerInThread } from '@sunflower/platform/plain';
import type { BankPicture } from './bank-pictures';
import { InvalidQuestionFiles, type QuestionFault } from '../question-bank.errors';
import type { AuthoredBank } from '../question/question-file';
import { readBank, type BankFile, type PlaceInFiles } from './read-bank';
import type { AuthoredVersion } from '../question/version-content';

export interface BankWorkerData {
  files: BankFile[];
  pictures: readonly BankPicture[];
  knownDomains: string[] | null;
}

export type BankWorkerPart =
  /** Announces the file that is read next. */
  | { kind: 'file'; path: string }
  /** Asks which of these pictures are stored. */
  | { kind: 'pictures'; sha256s: string[] }
  | { kind: 'units'; units: AuthoredVersion[][]; places: [code: string, place: PlaceInFiles][] };
export type BankWorkerReply = string[] | undefined;

export type BankWorkerResult =
  | { kind: 'read'; bank: AuthoredBank | null; shownPictures: string[] }
  | { kind: 'faults'; faults: QuestionFault[]; count: number };

/** Twenty groups of ten with a long case take about 300 KB, which the main thread receives quickly. */
const UNITS_A_PART = 20;

/** The thread that reads and checks the files of one bank. */
answerInThread<BankWorkerData, BankWorkerPart, BankWorkerReply, BankWorkerResult>(async ({ data, tell }) => {
  try {
    const { bank, units, placeOf, shownPictures } = await readBank({
      ...data,
      onFile: (path) => tell({ kind: 'file', path }),
      findKnownPictures: async (sha256s) => new Set(await tell({ kind: 'pictures', sha256s: [...sha256s] })),
    });
    for (let start = 0; start < units.length; start += UNITS_A_PART) {
      const part = units.slice(start, start + UNITS_A_PART);
      const places = part.flat().map(({ code }): [string, PlaceInFiles] => [code, placeOf.get(code) as PlaceInFiles]);
      await tell({ kind: 'units', units: part, places });
    }
    return { kind: 'read', bank, shownPictures: [...shownPictures] };
  } catch (error) {
    if (!(error instanceof InvalidQuestionFiles)) throw error;
    return { kind: 'faults', faults: error.faults, count: error.count };
  }
});
