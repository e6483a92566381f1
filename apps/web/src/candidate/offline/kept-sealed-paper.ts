import type { ExamDatabase } from './exam-database';
import type { SealedPaper } from './fetch-sealed-paper';

/** Keeps the sealed paper over a reload; without its key it is of no use to anybody. */
export interface KeptSealedPaper {
  keep(kept: { owner: string; paper: SealedPaper }): Promise<void>;
  /** Null for another owner. */
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
        // The device refuses: it lies in memory.
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
