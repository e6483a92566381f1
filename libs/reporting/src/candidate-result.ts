import type { ResultState } from '@sunflower/grading';
import { numberBeside, type CertificateOfRegistration } from '@sunflower/certificates';

type Released = Extract<ResultState, { state: 'released' }>['result'];

/** The candidate's view of the result; empty before the release. */
export interface CandidateResult {
  state: ResultState['state'];
  outcome: Released['outcome'] | null;
  scoreMillipoints: number | null;
  maxMillipoints: number | null;
  passed: boolean | null;
  /** Number of the certificate, unless staff revoked it. */
  certificateNumber: string | null;
  /** Present only when another attempt of the person counts. */
  counts?: false;
}

const NOTHING = {
  outcome: null,
  scoreMillipoints: null,
  maxMillipoints: null,
  passed: null,
  certificateNumber: null,
} as const;

export function candidateResult({
  result,
  certificate,
}: {
  result: ResultState;
  certificate: Pick<CertificateOfRegistration, 'number' | 'revokedBy'> | null;
}): CandidateResult {
  switch (result.state) {
    case 'grading':
    case 'withheld':
      return { state: result.state, ...NOTHING };
    case 'released': {
      const { outcome, scoreMillipoints, maxMillipoints, passed, counts } = result.result;
      return {
        state: 'released',
        outcome,
        scoreMillipoints,
        maxMillipoints,
        passed,
        certificateNumber: numberBeside({ passed, counts, certificate }),
        ...(counts ? {} : { counts }),
      };
    }
  }
}
