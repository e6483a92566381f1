import { ApiError } from '../../api/http';
import type { RevisionConflictDetails, SessionClosedDetails, TooEarlyDetails } from '../../api/candidate-contract';

/** Why sending cannot continue by itself. */
export type Halt =
  | { kind: 'closed'; details: SessionClosedDetails }
  | { kind: 'takenOver' }
  | { kind: 'locked' }
  | { kind: 'signedOut' };

export type SaveFailure =
  | { kind: 'halt'; halt: Halt }
  | { kind: 'conflict'; details: RevisionConflictDetails }
  /** `itemNumber` is null when the server did not name one. */
  | { kind: 'invalid'; itemNumber: number | null }
  /** `from`: the earliest time of submission; null when the server did not say. */
  | { kind: 'tooEarly'; from: string | null }
  | { kind: 'retry'; cause: 'network' | 'server'; retryAfterMs: number | null };

/** Classifies a failed save or submission. Unknown errors are retried, so that no answer is given up. */
export function classifySaveFailure(error: unknown): SaveFailure {
  if (!(error instanceof ApiError)) return { kind: 'retry', cause: 'network', retryAfterMs: null };
  switch (error.code) {
    case 'SESSION_CLOSED':
      return { kind: 'halt', halt: { kind: 'closed', details: error.details as SessionClosedDetails } };
    case 'SEAT_TAKEN_OVER':
      return { kind: 'halt', halt: { kind: 'takenOver' } };
    case 'SESSION_LOCKED':
      return { kind: 'halt', halt: { kind: 'locked' } };
    case 'NOT_SIGNED_IN':
    // Another candidate has signed in on this browser.
    case 'SESSION_NOT_FOUND':
      return { kind: 'halt', halt: { kind: 'signedOut' } };
    case 'REVISION_CONFLICT':
      return { kind: 'conflict', details: error.details as RevisionConflictDetails };
    case 'INVALID_RESPONSE':
      return { kind: 'invalid', itemNumber: namedItem(error.details) };
    case 'TOO_EARLY_TO_SUBMIT':
      return {
        kind: 'tooEarly',
        from: (error.details as Partial<TooEarlyDetails> | null)?.earliestSubmissionAt ?? null,
      };
    default:
      return { kind: 'retry', cause: 'server', retryAfterMs: error.retryAfterMs };
  }
}

function namedItem(details: unknown): number | null {
  const itemNumber = (details as { itemNumber?: unknown } | null | undefined)?.itemNumber;
  return typeof itemNumber === 'number' ? itemNumber : null;
}
