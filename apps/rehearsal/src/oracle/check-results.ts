import { call } from '../candidates/call';
import type { Candidate } from '../candidates/candidate';
import type { ResultView } from '../candidates/candidate-contract';
import type { World } from '../candidates/world';
import type { Expected } from './check-stored';
import { concurrently } from './concurrently';

interface ResultCheck {
  candidates: readonly Candidate[];
  expected: ReadonlyMap<number, Expected>;
  world: World;
  maxMillipoints: number;
}

const LANES = 16;

/** Each candidate's own result must equal the oracle's. Returns the certificate number shown to each candidate. */
export async function checkResults({
  candidates,
  expected,
  world,
  maxMillipoints,
}: ResultCheck): Promise<Map<number, string>> {
  const numbers = new Map<number, string>();
  await concurrently({
    items: candidates.filter(({ number }) => expected.has(number)),
    limit: LANES,
    work: async (candidate) => {
      const { id, device } = candidate.getSession();
      const answer = await call(world, {
        operation: 'result',
        method: 'GET',
        path: `/sessions/${id}/result`,
        cookie: device.cookie,
      });
      const result = answer?.ok ? (answer.body as ResultView) : null;
      const fault = result
        ? faultOf({ result, expected: expected.get(candidate.number) as Expected, maxMillipoints })
        : `was answered ${answer?.status} ${answer?.code}`;
      if (fault) world.complaints.add('wrong', `the result of candidate ${candidate.number} ${fault}`);
      if (result?.certificateNumber) numbers.set(candidate.number, result.certificateNumber);
    },
  });
  return numbers;
}

function faultOf({
  result,
  expected,
  maxMillipoints,
}: {
  result: ResultView;
  expected: Expected;
  maxMillipoints: number;
}): string | null {
  const { state, outcome, scoreMillipoints, passed, certificateNumber } = result;
  if (state !== 'released' || outcome !== 'graded') return `is ${state}, ${outcome}`;
  if (scoreMillipoints !== expected.scoreMillipoints)
    return `is ${scoreMillipoints}, the oracle's is ${expected.scoreMillipoints}`;
  if (result.maxMillipoints !== maxMillipoints) return `is out of ${result.maxMillipoints}, not ${maxMillipoints}`;
  if (passed !== expected.passed)
    return `says ${passed ? 'passed' : 'failed'}, the oracle says ${expected.passed ? 'passed' : 'failed'}`;
  if ((certificateNumber !== null) !== expected.passed)
    return `shows ${certificateNumber === null ? 'no certificate' : `certificate ${certificateNumber}`}`;
  return null;
}
