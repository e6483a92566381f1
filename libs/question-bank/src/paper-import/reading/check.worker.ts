import { answerInThread } from '@sunflower/platform/plain';
import type { BankDomain } from '../checking/authored-of-staged';
import { checkStaged } from '../checking/check-staged';
import type { StagedNotice, StagedUnit } from '../checking/staged-question';

export interface CheckWorkerData {
  units: StagedUnit[];
  domains: BankDomain[];
}

/** The thread that checks corrected questions, each together with its group. */
answerInThread<CheckWorkerData, string[], string[], StagedNotice[][][]>(async ({ data: { units, domains }, tell }) => {
  const findKnownPictures = async (sha256s: readonly string[]): Promise<ReadonlySet<string>> =>
    new Set(sha256s.length === 0 ? [] : await tell([...sha256s]));
  const said: StagedNotice[][][] = [];
  for (const unit of units) said.push(await checkStaged({ unit, domains, findKnownPictures }));
  return said;
});
