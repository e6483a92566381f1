import type { Admission } from '../../api/candidate-contract';

export type AdmissionStage = 'rules' | 'ready' | 'finished';

/** The stage at which a signed-in candidate continues. */
export function stageOfAdmission({ session, consent }: Admission): AdmissionStage {
  if (session && session.state !== 'in_progress') return 'finished';
  return consent.given ? 'ready' : 'rules';
}
