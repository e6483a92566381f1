import type { World } from './candidates/world';
import { readCounts } from './office/release-results';
import type { StaffClient } from './office/staff-client';
import { checkCertificates } from './oracle/check-certificates';
import { checkCounts } from './oracle/check-counts';
import { checkPassList } from './oracle/check-pass-list';
import { checkResults } from './oracle/check-results';
import { checkStored } from './oracle/check-stored';
import type { Progress } from './progress';
import type { SetUp } from './set-up';

export interface Verified {
  passed: number;
  certificates: number;
}

interface Verifying {
  staff: StaffClient;
  prepared: SetUp;
  world: World;
  progress: Progress;
}

/** After the release, the oracle checks everything that it can read. */
export async function verify({ staff, prepared, world, progress }: Verifying): Promise<Verified> {
  const { candidates, people, organisationNames, policy, passMarkMillipoints, maxMillipoints, exam } = prepared;
  const { complaints, pool } = world;
  progress.step('Checking every stored response …');
  const expected = await checkStored({
    candidates,
    pool,
    staffCookie: staff.cookie,
    complaints,
    policy,
    passMarkMillipoints,
  });
  progress.step('Checking results, certificates, pass list and counts …');
  const shown = await checkResults({ candidates, expected, world, maxMillipoints });
  const certificates = await checkCertificates({ staff, examId: exam.examId, candidates, expected, shown, complaints });
  const csv = (await staff.download(`exams/${exam.examId}/pass-list.csv`)).toString('utf8');
  checkPassList({ csv, candidates, people, organisationNames, expected, certificates: shown, complaints });
  checkCounts({ counts: await readCounts({ staff, examId: exam.examId }), candidates, complaints });
  return { passed: [...expected.values()].filter(({ passed }) => passed).length, certificates };
}
