import type { ExamDatabase } from './exam-database';
import type { SealedPaper } from './fetch-sealed-paper';

/** Keeps the sealed paper across a reload. It is unreadable without its key. */
export interface KeptSealedPaper {
  keep(kept: { owner: string; paper: SealedPaper }): Promise<void>;
  /** Null when the stored paper has another owner. */
  find(owner: string): Promise<SealedPaper | null>;
}

interface Kept {
  owner: string;
  paper: SealedPaper;
}

export function browserKeptSealedPaper(database: ExamDatabase): KeptSealedPaper {
  return {
    async keep(kept) {
      await database
        .inStores('readwrite', ['exam'], (transaction) => void transaction.objectStore('exam').put(kept, 'sealed'))
        // The device refuses: the paper stays in memory.
        .catch(() => undefined);
    },
    async find(owner) {
      const found = await database
        .inStores(
          'readonly',
          ['exam'],
          (transaction) => transaction.objectStore('exam').get('sealed') as IDBRequest<Kept | undefined>,
        )
        .catch(() => null);
      return found?.result?.owner === owner ? found.result.paper : null;
    },
  };
}
