import { forgetPlaces } from '../answering/navigation/place-in-paper';
import { forgetEvents } from '../integrity/kept-events';
import { ofSession, type ExamDatabase } from './exam-database';
import { forgetPictures } from './paper-pictures';

const closedKey = 'sunflower.closed';
// The server stores late responses for a day; after two days they are of no use.
const pendingLivesMs = 48 * 60 * 60 * 1000;

/** Deletes exam data from a device that may be shared. */
export interface ExamForgetting {
  /** Deletes everything of an ended session; `finish` completes this if the page is closed meanwhile. */
  closed(sessionId: string): Promise<void>;
  /** Completes a deletion that an earlier page had started. */
  finish(): Promise<void>;
  /**
   * Deletes the data of all other sessions. Their unsent responses stay for their owner, for two days at most. `nowMs`
   * is the server's time, null while unknown.
   */
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

// localStorage writes synchronously; IndexedDB does not.
function mark(sessionId: string | null): void {
  try {
    if (sessionId === null) localStorage.removeItem(closedKey);
    else localStorage.setItem(closedKey, sessionId);
  } catch {
    // Storage is forbidden: remaining data is deleted when the server reports the close again.
  }
}

function marked(): string | null {
  try {
    return localStorage.getItem(closedKey);
  } catch {
    return null;
  }
}
