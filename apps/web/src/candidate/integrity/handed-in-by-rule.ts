import type { IntegrityStanding, SessionState } from '../../api/candidate-contract';

export const isPastLimit = ({ count, limit }: IntegrityStanding): boolean => limit !== null && count > limit;

/** The system submitted the session because the incident limit was exceeded. */
export function handedInByRule({ state, integrity }: { state: SessionState; integrity: IntegrityStanding }): boolean {
  return state === 'submitted' && integrity.pastLimit === 'submit' && isPastLimit(integrity);
}
