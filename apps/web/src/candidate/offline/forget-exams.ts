import { forgetPlaces } from '../answering/navigation/place-in-paper';
import { forgetEvents } from '../integrity/kept-events';
import { ofSession, type ExamDatabase } from './exam-database';
import { forgetPictures } from './paper-pictures';

const closedKey = 'sunflower.closed';
// The server keeps what comes late for a day; past two, nobody comes back for it.
const pendingLivesMs = 48 * 60 * 60 * 1000;

/** What must not stay on a device that others use too. */
export interface ExamForgetting {
  /** The session is over: nothing of it stays, not even when the page is closed at this moment. */
  closed(sessionId: string): Promise<void>;
  /** Ends what a page that was closed too early had begun. */
  finish(): Promise<void>;
  /** Whoever is signed in now sees nothing of another session. Responses that were never sent wait for their owner, two days at most. `nowMs` is the server's time, null while unknown. */
  allBut(sessionId: string | null, nowMs: number | null): Promise<void>;
}

export function browserForgetting(database: ExamDatabase): ExamForgetting {
  const everywhere = (work: (transaction: IDBTransaction) => void) =>
    database.inStores('readwrite', ['exam', 'acknowledged', 'pending'], work).then(
      () => true,
      () => false,
    );

  const closed = async (sessionId: string) => {
    mark(sessionId);
    forgetPlaces((place) => place === sessionId);
    forgetEvents((kept) => kept === sessionId);
    const gone = everywhere((transaction) => {
      clearExamIf(transaction, (kept) => kept === sessionId);
      transaction.objectStore('acknowledged').delete(ofSession(sessionId));
      transaction.objectStore('pending').delete(ofSession(sessionId));
    });
    await forgetPictures((paper) => paper === sessionId);
    if (await gone) mark(null);
  };

  return {
    closed,
    async finish() {
      const sessionId = marked();
      if (sessionId) await closed(sessionId);
    },
    async allBut(sessionId, nowMs) {
      const isOther = (other: string) => other !== sessionId;
      forgetPlaces(isOther);
      forgetEvents(isOther);
      await everywhere((transaction) => {
        clearExamIf(transaction, isOther);
        deleteWhere<{ sessionId: string }>(transaction.objectStore('acknowledged'), (kept) => isOther(kept.sessionId));
        deleteWhere<{ sessionId: string; madeAt: string }>(
          transaction.objectStore('pending'),
          (kept) => isOther(kept.sessionId) && nowMs !== null && nowMs - Date.parse(kept.madeAt) > pendingLivesMs,
        );
      });
      await forgetPictures(isOther);
    },
  };
}

function clearExamIf(transaction: IDBTransaction, goes: (sessionId: string) => boolean): void {
  const exam = transaction.objectStore('exam');
  const noted = exam.get('noted') as IDBRequest<{ session: { id: string } } | undefined>;
  noted.onsuccess = () => {
    if (noted.result && goes(noted.result.session.id)) exam.clear();
  };
}

function deleteWhere<Value>(store: IDBObjectStore, isOld: (value: Value) => boolean): void {
  const walk = store.openCursor();
  walk.onsuccess = () => {
    const cursor = walk.result;
    if (!cursor) return;
    if (isOld(cursor.value as Value)) cursor.delete();
    cursor.continue();
  };
}

// Written at once, where IndexedDB takes its time.
function mark(sessionId: string | null): void {
  try {
    if (sessionId === null) localStorage.removeItem(closedKey);
    else localStorage.setItem(closedKey, sessionId);
  } catch {
    // Forbidden: what is left is cleared when the server has told of the close again.
  }
}

function marked(): string | null {
  try {
    return localStorage.getItem(closedKey);
  } catch {
    return null;
  }
}
