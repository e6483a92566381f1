import type { Admission, GivenResponse, StartReply } from '../../api/candidate-contract';
import { ApiError } from '../../api/http';
import { candidateApi, forgetting, keptExams, owedSignOut, pause, pendingStore } from '../candidate-services';
import { retryPauseMs } from '../saving/retry-pause';
import type { KeptExam } from './kept-exam';

/** How a page that opens goes on. */
export type Entry =
  | { kind: 'admitted'; admission: Admission }
  | { kind: 'signedOut' }
  /** The server cannot be reached, and this device was in the middle of an exam. */
  | { kind: 'offline'; exam: KeptExam };

// With an exam in progress, nobody is kept waiting by a network that does not deliver.
const patienceMs = 5_000;

interface Look {
  isCalledOff(): boolean;
  onFailing(): void;
}

/** Asks the server who is here; waits for the network as long as it takes, unless the device has an exam to go on with. Null once it is called off. */
export async function findEntry({ isCalledOff, onFailing }: Look): Promise<Entry | null> {
  await forgetting.finish();
  if (owedSignOut.isOwed()) {
    // Whether the server hears of it or not: nobody is shown who was here.
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

// Whoever opens the page next is not shown the paper of one whose sign-in has ended.
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
