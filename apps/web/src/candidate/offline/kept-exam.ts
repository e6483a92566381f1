import type { Admission, ExamSession, StartReply } from '../../api/candidate-contract';
import type { ClockReading } from '../time/server-clock';
import type { ExamDatabase } from './exam-database';

/** What a page needs to continue the session offline. It contains no keys of items, because the server sent none. */
export interface KeptExam {
  admission: Admission;
  start: StartReply;
  /** Server time and device time at the same moment. */
  reading: ClockReading;
}

export interface KeptExamStore {
  /** Stores this exam in place of any other. False when the device refuses. */
  keep(exam: KeptExam): Promise<boolean>;
  /** Stores later changes. */
  note(noted: Noted): Promise<void>;
  find(): Promise<KeptExam | null>;
}

export interface Noted {
  session: ExamSession;
  reading: ClockReading;
  /** Server time of the last confirmed save; null when the server holds no response. */
  savedAtMs: number | null;
}

/** Paper and notes are separate records: the paper is written once, the notes with every save. */
export function browserKeptExamStore(database: ExamDatabase): KeptExamStore {
  return {
    async keep({ admission, start, reading }) {
      return database
        .inStores('readwrite', ['exam'], (transaction) => {
          const store = transaction.objectStore('exam');
          store.put({ admission, start }, 'paper');
          store.put({ session: start.session, reading, savedAtMs: null } satisfies Noted, 'noted');
          store.delete('sealed');
        })
        .then(
          () => true,
          () => false,
        );
    },
    async note(noted) {
      await database
        .inStores('readwrite', ['exam'], (transaction) => noteUnlessForgotten(transaction.objectStore('exam'), noted))
        .catch(() => undefined);
    },
    async find() {
      const found = await database
        .inStores('readonly', ['exam'], (transaction) => {
          const store = transaction.objectStore('exam');
          return {
            paper: store.get('paper') as IDBRequest<Omit<KeptExam, 'reading'> | undefined>,
            noted: store.get('noted') as IDBRequest<Noted | undefined>,
          };
        })
        .catch(() => null);
      const [paper, noted] = [found?.paper.result, found?.noted.result];
      if (!paper || !noted) return null;
      const { session, reading, savedAtMs } = noted;
      const serverTime = savedAtMs === null ? paper.start.serverTime : new Date(savedAtMs).toISOString();
      return { admission: paper.admission, start: { ...paper.start, session, serverTime }, reading };
    },
  };
}

/** Writes only if the same session is still stored: a tab that missed its end must not bring it back. */
function noteUnlessForgotten(store: IDBObjectStore, noted: Noted): void {
  const reading = store.get('noted') as IDBRequest<Noted | undefined>;
  reading.onsuccess = () => {
    if (reading.result?.session.id === noted.session.id) store.put(noted, 'noted');
  };
}
