import { ApiError } from '../../api/http';
import type { StartReply, TrainingIncompleteDetails } from '../../api/candidate-contract';
import { retryPauseMs } from '../saving/retry-pause';

export type StartOutcome =
  | { kind: 'started'; start: StartReply }
  | { kind: 'trainingIncomplete'; units: TrainingIncompleteDetails['units'] }
  /** The admission is out of date: consent is required again, or the session is over. */
  | { kind: 'readmit' }
  | { kind: 'signedOut' }
  | { kind: 'refused'; error: ApiError }
  | { kind: 'calledOff' };

export interface StartPorts {
  start(): Promise<StartReply>;
  wait(ms: number): Promise<void>;
  random(): number;
  isCalledOff(): boolean;
  onFailing(error: unknown): void;
}

/** Starts or continues the session; retries while the network is down, the server busy or the exam not open. */
export async function startExam(ports: StartPorts): Promise<StartOutcome> {
  for (let failures = 1; !ports.isCalledOff(); failures += 1) {
    let retryAfterMs: number | null = null;
    try {
      return { kind: 'started', start: await ports.start() };
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome) return outcome;
      if (error instanceof ApiError) retryAfterMs = error.retryAfterMs;
      ports.onFailing(error);
    }
    await ports.wait(retryPauseMs({ failures, retryAfterMs, random: ports.random() }));
  }
  return { kind: 'calledOff' };
}

/** Null when the same call may succeed later. */
function outcomeOf(error: unknown): StartOutcome | null {
  if (!(error instanceof ApiError)) return null;
  switch (error.code) {
    case 'TRAINING_INCOMPLETE':
      return { kind: 'trainingIncomplete', units: (error.details as TrainingIncompleteDetails).units };
    case 'CONSENT_REQUIRED':
    case 'ALREADY_SUBMITTED':
      return { kind: 'readmit' };
    case 'NOT_SIGNED_IN':
      return { kind: 'signedOut' };
    case 'EXAM_NOT_OPEN':
      return null;
    default:
      return error.status === 429 || error.status >= 500 ? null : { kind: 'refused', error };
  }
}
