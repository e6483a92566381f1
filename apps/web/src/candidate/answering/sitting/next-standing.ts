import type { Closing } from '../../saving/hand-in';

export type Standing =
  /** `earliestSubmissionAt`: a submission was refused as too early; null when none was. */
  | { kind: 'answering'; earliestSubmissionAt: string | null }
  | { kind: 'locked' }
  | { kind: 'takenOver' }
  | { kind: 'signedOut' }
  | { kind: 'handingIn'; byBell: boolean; failing: 'network' | 'server' | null }
  | { kind: 'closed'; closing: Closing; savedCount: number; byRule: boolean };

export type SittingEvent =
  | { kind: 'submitPressed' }
  /** `timeIsEstimated`: nobody but the device has rung the bell. */
  | { kind: 'submissionCalledOff'; timeIsEstimated: boolean }
  | { kind: 'timeUp' }
  /** The server told that the session goes on. `timeIsLeft`: until answers are locked. */
  | { kind: 'toldOpen'; timeIsLeft: boolean }
  | { kind: 'toldOver' }
  | { kind: 'halted'; by: 'locked' | 'takenOver' | 'signedOut' }
  /** A save was refused by the close; what was answered meanwhile is still brought to the server. */
  | { kind: 'closedWhileSaving' }
  | { kind: 'submissionFailing'; failing: 'network' | 'server' | null }
  /** `from`: when a submission would be taken; null when that is not known. */
  | { kind: 'submissionTooEarly'; from: string | null }
  | { kind: 'over'; closing: Closing; savedCount: number; byRule: boolean };

/** What the sitting does once it stands anew. */
export type SittingEffect = 'pauseSaving' | 'resumeSaving' | 'handIn' | 'lookSoon' | 'end';

export interface NextStanding {
  standing: Standing;
  effects: SittingEffect[];
}

/** How a sitting goes on from what it is told. What does not concern its standing leaves it as it is, without effects. */
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
      // Unlocked, or more time was given while the bell's submission found no way through.
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
      // By the bell the server will close it by itself; until then what is pending is saved.
      return standing.byBell ? { standing, effects: ['resumeSaving'] } : goOn(event.from);
    case 'over': {
      const { closing, savedCount, byRule } = event;
      return { standing: { kind: 'closed', closing, savedCount, byRule }, effects: ['end'] };
    }
  }
}
