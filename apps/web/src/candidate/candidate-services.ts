import { createCandidateApi } from '../api/candidate-api';
import { browserPendingStore } from './saving/pending-store';
import { ServerClock } from './time/server-clock';

/** What the candidate's page is made of once; handed on to the framework-free parts, which know no browser. */
export const serverClock = new ServerClock(() => performance.now());

export const candidateApi = createCandidateApi(({ body, sentAtMs, receivedAtMs }) =>
  serverClock.sample({ serverTimeMs: Date.parse(body.serverTime), sentAtMs, receivedAtMs }),
);

export const pendingStore = browserPendingStore();

export function after(delayMs: number, work: () => void): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => after(ms, resolve));
