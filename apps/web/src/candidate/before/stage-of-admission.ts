import type { Admission } from '../../api/candidate-contract';

export type AdmissionStage = 'rules' | 'ready' | 'finished';

/** Where a candidate who has signed in goes on. */
export function stageOfAdmission({ session, consent }: Admission): AdmissionStage {
  if (session && session.state !== 'in_progress') return 'finished';
  return consent.given ? 'ready' : 'rules';
}
