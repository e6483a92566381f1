import type { SentResponse } from '../../api/candidate-contract';

/** Where unacknowledged responses outlive the page. Every write tells whether it is truly kept. */
export interface PendingStore {
  list(sessionId: string): Promise<SentResponse[]>;
  keep(sessionId: string, response: SentResponse): Promise<boolean>;
  /** Removes it unless a later revision has taken its place. */
  release(sessionId: string, saved: { itemNumber: number; revision: number }): Promise<void>;
  clear(sessionId: string): Promise<void>;
}

const databaseName = 'sunflower-exam';
const storeName = 'pending';

interface Kept extends SentResponse {
  sessionId: string;
}

/** The store in IndexedDB. Where that is forbidden or full, `keep` says false and the answers live in the page alone. */
export function browserPendingStore(): PendingStore {
  let database: Promise<IDBDatabase> | null = null;
  const inStore = async <Value>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => Value): Promise<Value> => {
    database ??= open();
    try {
      return await run(await database, mode, work);
    } catch (error) {
      // iOS drops the connection of a page that slept: the next use opens it anew.
      database = null;
      throw error;
    }
  };
  const ofSession = (sessionId: string) => IDBKeyRange.bound([sessionId], [sessionId, []]);

  return {
    async list(sessionId) {
      const found = await inStore('readonly', (store) => store.getAll(ofSession(sessionId)) as IDBRequest<Kept[]>).catch(() => null);
      return (found?.result ?? []).map(({ itemNumber, revision, response, madeAt }) => ({ itemNumber, revision, response, madeAt }));
    },
    async keep(sessionId, response) {
      const kept: Kept = { sessionId, ...response };
      return inStore('readwrite', (store) => void store.put(kept)).then(() => true, () => false);
    },
    async release(sessionId, saved) {
      await inStore('readwrite', (store) => releaseUnlessLater(store, { sessionId, ...saved })).catch(() => undefined);
    },
    async clear(sessionId) {
      await inStore('readwrite', (store) => void store.delete(ofSession(sessionId))).catch(() => undefined);
    },
  };
}

function releaseUnlessLater(store: IDBObjectStore, saved: { sessionId: string; itemNumber: number; revision: number }): void {
  const key = [saved.sessionId, saved.itemNumber];
  const read = store.get(key) as IDBRequest<Kept | undefined>;
  read.onsuccess = () => {
    if (read.result && read.result.revision <= saved.revision) store.delete(key);
  };
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(storeName, { keyPath: ['sessionId', 'itemNumber'] });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('the database is held by another page'));
  });
}

function run<Value>(database: IDBDatabase, mode: IDBTransactionMode, work: (store: IDBObjectStore) => Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode, { durability: 'strict' });
    const value = work(transaction.objectStore(storeName));
    transaction.oncomplete = () => resolve(value);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
