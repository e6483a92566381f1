import type { Closing } from '../../saving/hand-in';

export type Standing =
  /** `earliestSubmissionAt`: from a submission refused as too early; null when none was. */
  | { kind: 'answering'; earliestSubmissionAt: string | null }
  | { kind: 'locked' }
  | { kind: 'takenOver' }
  | { kind: 'signedOut' }
  | { kind: 'handingIn'; byBell: boolean; failing: 'network' | 'server' | null }
  | { kind: 'closed'; closing: Closing; savedCount: number; byRule: boolean };

export type SittingEvent =
  | { kind: 'submitPressed' }
  /** `timeIsEstimated`: time is up only by the device's clock. */
  | { kind: 'submissionCalledOff'; timeIsEstimated: boolean }
  | { kind: 'timeUp' }
  /** The server reports the session in progress. `timeIsLeft`: answers are not locked yet. */
  | { kind: 'toldOpen'; timeIsLeft: boolean }
  | { kind: 'toldOver' }
  | { kind: 'halted'; by: 'locked' | 'takenOver' | 'signedOut' }
  /** A save was refused because the session is closed; pending responses are still sent. */
  | { kind: 'closedWhileSaving' }
  | { kind: 'submissionFailing'; failing: 'network' | 'server' | null }
  /** `from`: when a submission will be accepted; null when unknown. */
  | { kind: 'submissionTooEarly'; from: string | null }
  | { kind: 'over'; closing: Closing; savedCount: number; byRule: boolean };

/** What the sitting does after a transition. */
export type SittingEffect = 'pauseSaving' | 'resumeSaving' | 'handIn' | 'lookSoon' | 'end';

export interface NextStanding {
  standing: Standing;
  effects: SittingEffect[];
}

/** The transition for an event. An event that does not matter in this standing changes nothing and has no effects. */
export function nextStanding(standing: Standing, event: SittingEvent): NextStanding {
  const same: NextStanding = { standing, effects: [] };
  if (standing.kind === 'closed') return same;
  const handIn = (byBell: boolean): NextStanding => ({
    standing: { kind: 'handingIn', byBell, failing: null },
    effects: ['pauseSaving', 'handIn'],
  });
  const goOn = (earliestSubmissionAt: string | null): NextStanding => ({
    standing: { kind: 'answering', earliestSubmissionAt },
    effects: ['resumeSaving'],
  });
  switch (event.kind) {
    case 'submitPressed':
      return standing.kind === 'answering' ? handIn(false) : same;
    case 'submissionCalledOff':
      return standing.kind === 'handingIn' && (!standing.byBell || event.timeIsEstimated) ? goOn(null) : same;
    case 'timeUp':
      if (standing.kind === 'answering') return handIn(true);
      return standing.kind === 'handingIn' ? { standing: { ...standing, byBell: true }, effects: [] } : same;
    case 'toldOpen':
      // Unlocked, or time was added while the automatic submission could not be sent.
      if (standing.kind === 'locked') return goOn(null);
      return standing.kind === 'handingIn' && standing.byBell && event.timeIsLeft ? goOn(null) : same;
    case 'toldOver':
      return standing.kind === 'handingIn' ? same : handIn(true);
    case 'halted':
      return {
        standing: { kind: event.by },
        effects: event.by === 'locked' ? ['pauseSaving', 'lookSoon'] : ['pauseSaving'],
      };
    case 'closedWhileSaving':
      return handIn(true);
    case 'submissionFailing':
      return standing.kind === 'handingIn' ? { standing: { ...standing, failing: event.failing }, effects: [] } : same;
    case 'submissionTooEarly':
      if (standing.kind !== 'handingIn') return same;
      // The server will close the session at its deadline; until then pending responses are saved.
      return standing.byBell ? { standing, effects: ['resumeSaving'] } : goOn(event.from);
    case 'over': {
      const { closing, savedCount, byRule } = event;
      return { standing: { kind: 'closed', closing, savedCount, byRule }, effects: ['end'] };
    }
  }
}
