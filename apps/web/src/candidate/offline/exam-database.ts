/** IndexedDB stores of an exam in progress. Written by `kept-exam.ts` and `saving/pending-store.ts`. */
export type ExamStore = 'pending' | 'acknowledged' | 'exam';

const databaseName = 'sunflower-exam';
const version = 2;
// Some browsers neither open the database nor fail; do not wait for them.
const patienceMs = 3_000;

export interface ExamDatabase {
  /** Resolves with the result of `work` once the transaction is complete. @throws any IndexedDB error */
  inStores<Value>(
    mode: IDBTransactionMode,
    stores: ExamStore[],
    work: (transaction: IDBTransaction) => Value,
  ): Promise<Value>;
}

/** IndexedDB, opened on first use. */
export function examDatabase(): ExamDatabase {
  let database: Promise<IDBDatabase> | null = null;
  return {
    async inStores(mode, stores, work) {
      database ??= open(() => (database = null));
      try {
        return await run({ database: await database, mode, stores, work });
      } catch (error) {
        // iOS drops the connection of a suspended page: the next use opens a new one.
        database = null;
        throw error;
      }
    },
  };
}

export const ofSession = (sessionId: string): IDBKeyRange => IDBKeyRange.bound([sessionId], [sessionId, []]);

function open(onClosed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('the database does not open')), patienceMs);
    const opening = indexedDB.open(databaseName, version);
    opening.onupgradeneeded = () => createStores(opening.result);
    opening.onsuccess = () => {
      const database = opening.result;
      // A page of a newer build waits for this connection to close.
      database.onversionchange = () => {
        database.close();
        onClosed();
      };
      resolve(database);
    };
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('the database is held by another page'));
  });
}

function createStores(database: IDBDatabase): void {
  const missing = (name: ExamStore) => !database.objectStoreNames.contains(name);
  if (missing('pending')) database.createObjectStore('pending', { keyPath: ['sessionId', 'itemNumber'] });
  if (missing('acknowledged')) database.createObjectStore('acknowledged', { keyPath: ['sessionId', 'itemNumber'] });
  if (missing('exam')) database.createObjectStore('exam');
}

interface Run<Value> {
  database: IDBDatabase;
  mode: IDBTransactionMode;
  stores: ExamStore[];
  work: (transaction: IDBTransaction) => Value;
}

function run<Value>({ database, mode, stores, work }: Run<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(stores, mode, { durability: 'strict' });
    const value = work(transaction);
    transaction.oncomplete = () => resolve(value);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}
