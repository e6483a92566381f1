import type { Admission, GivenResponse, StartReply } from '../../api/candidate-contract';
import { ApiError } from '../../api/http';
import { candidateApi, forgetting, keptExams, owedSignOut, pause, pendingStore } from '../candidate-services';
import { retryPauseMs } from '../saving/retry-pause';
import type { KeptExam } from './kept-exam';

/** How the page continues after it opened. */
export type Entry =
  | { kind: 'admitted'; admission: Admission }
  | { kind: 'signedOut' }
  /** The server cannot be reached, and this device has an exam in progress. */
  | { kind: 'offline'; exam: KeptExam };

// With an exam stored on the device, do not wait longer for a network that does not respond.
const patienceMs = 5_000;

interface Look {
  isCalledOff(): boolean;
  onFailing(): void;
}

/**
 * Asks the server who is signed in. Retries until it answers, unless this device has an exam to continue offline. Null
 * once cancelled.
 */
export async function findEntry({ isCalledOff, onFailing }: Look): Promise<Entry | null> {
  await forgetting.finish();
  if (owedSignOut.isOwed()) {
    // Whether or not the server gets the sign-out, the page does not show who was signed in.
    await owedSignOut.settle().catch(() => undefined);
    return signedOut();
  }
  const exam = await keptExams.find();
  for (let failures = 1; !isCalledOff(); failures += 1) {
    try {
      const admission = await candidateApi.me(exam ? patienceMs : undefined);
      return isCalledOff() ? null : { kind: 'admitted', admission };
    } catch (error) {
      if (isCalledOff()) return null;
      if (error instanceof ApiError && error.status === 401) return signedOut();
      if (exam) return { kind: 'offline', exam: { ...exam, start: await withAcknowledged(exam.start) } };
      onFailing();
      const retryAfterMs = error instanceof ApiError ? error.retryAfterMs : null;
      await pause(retryPauseMs({ failures, retryAfterMs, random: Math.random() }));
    }
  }
  return null;
}

// The next user of this browser must not see the paper of a candidate whose sign-in has ended.
async function signedOut(): Promise<Entry> {
  await forgetting.allBut(null, null);
  return { kind: 'signedOut' };
}

async function withAcknowledged(start: StartReply): Promise<StartReply> {
  return {
    ...start,
    responses: newestLast([...start.responses, ...(await pendingStore.acknowledged(start.session.id))]),
  };
}

const newestLast = (responses: GivenResponse[]): GivenResponse[] =>
  responses.sort((one, other) => one.revision - other.revision);
