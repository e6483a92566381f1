import { answerInThread } from '@sunflower/platform/plain';
import type { BankDomain } from '../checking/authored-of-staged';
import { checkUnits } from '../checking/check-staged';
import type { StagedNotice, StagedUnit } from '../checking/staged-question';

export interface CheckWorkerData {
  units: StagedUnit[];
  domains: BankDomain[];
}

/** The thread that checks corrected questions, each together with its group. */
answerInThread<CheckWorkerData, string[], string[], StagedNotice[][][]>(({ data, tell }) =>
  checkUnits({
    ...data,
    findKnownPictures: async (sha256s) => new Set(sha256s.length === 0 ? [] : await tell([...sha256s])),
  }),
);
