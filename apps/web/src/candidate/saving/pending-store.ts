import type { GivenResponse, SentResponse } from '../../api/candidate-contract';
import { ofSession, type ExamDatabase } from '../offline/exam-database';
import { revisionToKeep } from './revision-to-keep';

/** Stores responses beyond the life of the page. */
export interface PendingStore {
  list(sessionId: string): Promise<SentResponse[]>;
  /** Responses that the server acknowledged to this device, for a page that opens without network. */
  acknowledged(sessionId: string): Promise<GivenResponse[]>;
  /** Returns the revision under which it is stored, above that of another tab; null when the device refuses. */
  keep(sessionId: string, response: SentResponse): Promise<number | null>;
  /** Moves an acknowledged response from pending to acknowledged, unless a later revision has replaced it. */
  release(sessionId: string, saved: GivenResponse): Promise<void>;
}

type Kept<Shape> = Shape & { sessionId: string };

/**
 * The store in IndexedDB. If that is forbidden or full, `keep` returns null and answers exist only in the page.
 * `onChange` is called after each committed change.
 */
export function browserPendingStore(database: ExamDatabase, onChange: (sessionId: string) => void): PendingStore {
  const inBoth = <Value>(
    mode: IDBTransactionMode,
    work: (pending: IDBObjectStore, acknowledged: IDBObjectStore) => Value,
  ) =>
    database.inStores(mode, ['pending', 'acknowledged'], (transaction) =>
      work(transaction.objectStore('pending'), transaction.objectStore('acknowledged')),
    );

  return {
    async list(sessionId) {
      const found = await inBoth(
        'readonly',
        (pending) => pending.getAll(ofSession(sessionId)) as IDBRequest<Kept<SentResponse>[]>,
      ).catch(() => null);
      return (found?.result ?? []).map(({ itemNumber, revision, response, madeAt }) => ({
        itemNumber,
        revision,
        response,
        madeAt,
      }));
    },
    async acknowledged(sessionId) {
      const found = await inBoth(
        'readonly',
        (_, acknowledged) => acknowledged.getAll(ofSession(sessionId)) as IDBRequest<Kept<GivenResponse>[]>,
      ).catch(() => null);
      return (found?.result ?? []).map(({ itemNumber, revision, response }) => ({ itemNumber, revision, response }));
    },
    async keep(sessionId, response) {
      const kept = await inBoth('readwrite', (pending, acknowledged) =>
        keepAbove({ pending, acknowledged, kept: { sessionId, ...response } }),
      ).catch(() => null);
      if (kept) onChange(sessionId);
      return kept && kept.revision;
    },
    async release(sessionId, saved) {
      await inBoth('readwrite', (pending, acknowledged) =>
        release({ pending, acknowledged, saved: { sessionId, ...saved } }),
      ).then(
        () => onChange(sessionId),
        () => undefined,
      );
    },
  };
}

interface Stores {
  pending: IDBObjectStore;
  acknowledged: IDBObjectStore;
}

/** Stores a response above the revisions that other tabs have stored for the item. */
function keepAbove({ pending, acknowledged, kept }: Stores & { kept: Kept<SentResponse> }): { revision: number } {
  const key = [kept.sessionId, kept.itemNumber];
  const under = { revision: kept.revision };
  read<SentResponse>(pending, key, (waiting) =>
    read<GivenResponse>(acknowledged, key, (given) => {
      under.revision = revisionToKeep({ response: kept, others: [waiting, given] });
      pending.put({ ...kept, ...under });
    }),
  );
  return under;
}

function release({ pending, acknowledged, saved }: Stores & { saved: Kept<GivenResponse> }): void {
  const key = [saved.sessionId, saved.itemNumber];
  read<SentResponse>(pending, key, (waiting) => {
    if (waiting && waiting.revision <= saved.revision) pending.delete(key);
  });
  read<GivenResponse>(acknowledged, key, (given) => {
    const { sessionId, itemNumber, revision, response } = saved;
    if (!given || given.revision <= revision) acknowledged.put({ sessionId, itemNumber, revision, response });
  });
}

function read<Value>(store: IDBObjectStore, key: IDBValidKey, then: (found: Value | undefined) => void): void {
  const reading = store.get(key) as IDBRequest<Value | undefined>;
  reading.onsuccess = () => then(reading.result);
}
