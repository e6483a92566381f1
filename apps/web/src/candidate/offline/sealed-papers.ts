import { requestBytes } from '../../api/request-bytes';
import type { ExamDatabase } from './exam-database';
import { fetchSealedPaper, type FetchPorts, type PaperDownload, type SealedPaper } from './fetch-sealed-paper';
import { browserKeptSealedPaper } from './kept-sealed-paper';

// Loaded only by pages that wait for the exam to open.
export { openSealedPaper } from './open-sealed-paper';

interface SealedPapersPorts extends Pick<FetchPorts, 'pause'> {
  database: ExamDatabase;
}

/** Finds the sealed paper of an owner on this device; otherwise fetches and stores it. */
export function browserSealedPapers({ database, pause }: SealedPapersPorts) {
  const kept = browserKeptSealedPaper(database);
  return {
    /** Null when there is none. */
    async find({ owner, isCalledOff }: { owner: string; isCalledOff: () => boolean }): Promise<SealedPaper | null> {
      const here = await kept.find(owner);
      if (here) return here;
      const paper = await fetchSealedPaper({ download, pause, random: Math.random, isCalledOff });
      if (paper) await kept.keep({ owner, paper });
      return paper;
    },
  };
}

async function download({ hash, from }: { hash: string | null; from: number }): Promise<PaperDownload> {
  const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-`, 'if-range': `"${hash}"` } : {};
  const response = await requestBytes({ path: '/candidate/paper', headers });
  return {
    hash: (response.headers.get('etag') ?? '').replace(/^W\/|"/g, ''),
    from: response.status === 206 ? from : 0,
    pieces: piecesOf(response),
  };
}

/** Safari has no async iteration of streams. */
async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) yield piece.value;
}
