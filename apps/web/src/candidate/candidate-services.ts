import { createCandidateApi } from '../api/candidate-api';
import { examDatabase } from './offline/exam-database';
import { browserForgetting } from './offline/forget-exams';
import { browserKeptChanges } from './offline/kept-changes';
import { browserKeptExamStore } from './offline/kept-exam';
import { browserOwedSignOut } from './offline/owed-sign-out';
import { browserPendingStore } from './saving/pending-store';
import { NewsBell } from './help/news-bell';
import { ServerClock, type ClockReading } from './time/server-clock';

// Singletons of the candidate page. Framework-free modules get them as parameters and use no browser API themselves.
export const serverClock = new ServerClock(() => performance.now());
export const newsBell = new NewsBell();

export const candidateApi = createCandidateApi(({ body, sentAtMs, receivedAtMs }) => {
  serverClock.sample({ serverTimeMs: Date.parse(body.serverTime), sentAtMs, receivedAtMs });
  newsBell.hear(body.newsCount);
});

/** The device's clock is used only to estimate the time after a reload without network. */
export const readClocks = (): ClockReading => ({ serverMs: serverClock.nowMs(), deviceMs: Date.now() });

export const database = examDatabase();
export const keptChanges = browserKeptChanges();
export const pendingStore = browserPendingStore(database, keptChanges.tell);
export const keptExams = browserKeptExamStore(database);
export const forgetting = browserForgetting(database);
export const owedSignOut = browserOwedSignOut({
  // Where storage is forbidden, merely reading `localStorage` throws.
  storage: {
    getItem: (key) => localStorage.getItem(key),
    setItem: (key, value) => localStorage.setItem(key, value),
    removeItem: (key) => localStorage.removeItem(key),
  },
  signOut: candidateApi.signOut,
});

export function after(delayMs: number, work: () => void): () => void {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => after(ms, resolve));
