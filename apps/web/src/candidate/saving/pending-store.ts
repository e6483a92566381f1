import type { GivenResponse, SentResponse } from '../../api/candidate-contract';
import { ofSession, type ExamDatabase } from '../offline/exam-database';
import { revisionToKeep } from './revision-to-keep';

/** Where responses outlive the page. Every write tells whether it is truly kept. */
export interface PendingStore {
  list(sessionId: string): Promise<SentResponse[]>;
  /** What the server acknowledged to this device, for a page that opens without network. */
  acknowledged(sessionId: string): Promise<GivenResponse[]>;
  /** The revision under which it is kept, which is above what another tab had; null when the device refuses. */
  keep(sessionId: string, response: SentResponse): Promise<number | null>;
  /** The server holds it: it waits no longer, unless a later revision has taken its place. */
  release(sessionId: string, saved: GivenResponse): Promise<void>;
}

type Kept<Shape> = Shape & { sessionId: string };

/** The store in IndexedDB. Where that is forbidden or full, `keep` says null and the answers live in the page alone. `onChange`: after each change that is on the disk. */
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

/** Another tab may have answered the same item under a higher revision: what is made last is kept above it. */
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
