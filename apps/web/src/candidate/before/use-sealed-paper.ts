import { useEffect, useRef, useState } from 'react';
import type { Admission, StartReply } from '../../api/candidate-contract';
import { after, candidateApi, keptSealedPaper, pause, serverClock } from '../candidate-services';
import type { PaperDownload, SealedPaper } from '../offline/fetch-sealed-paper';

const LONGEST_SPREAD_MS = 60_000;

/** Browsers have WebCrypto on https alone, and older ones no decompression: these get their paper at the start, as it is. */
const canOpenSealedPapers = (): boolean =>
  typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof DecompressionStream !== 'undefined';

export interface HeldPaper extends SealedPaper {
  open(key: string): Promise<StartReply['paper']>;
}

/** Null while it is not on the device, or there is none. */
export function useSealedPaper({ admission, isWanted }: { admission: Admission; isWanted: boolean }): HeldPaper | null {
  const [paper, setPaper] = useState<HeldPaper | null>(null);
  const wanted = useRef(false);
  const { exam, candidate } = admission;
  const owner = `${exam.id} ${candidate.maskedIdNumber} ${candidate.name}`;
  const opensAtMs = Date.parse(exam.opensAt);
  useEffect(() => {
    if (!isWanted || !canOpenSealedPapers()) return undefined;
    wanted.current = true;
    const fetchIt = async () => {
      const { fetchSealedPaper, openSealedPaper } = await import('../offline/sealed-papers');
      const kept = await keptSealedPaper.find(owner);
      const found = kept ?? (await fetchSealedPaper({ ...ports, isCalledOff: () => !wanted.current }));
      if (!found || !wanted.current) return;
      setPaper({ ...found, open: (key) => openSealedPaper({ paper: found, key }) });
      if (!kept) await keptSealedPaper.keep({ owner, paper: found });
    };
    // Ten thousand pages that wait for the same bell do not ask in the same second.
    const spreadMs = Math.min(LONGEST_SPREAD_MS, Math.max(0, opensAtMs - serverClock.nowMs()) / 2);
    const stop = after(Math.random() * spreadMs, () => void fetchIt().catch(() => undefined));
    return () => {
      wanted.current = false;
      stop();
    };
  }, [isWanted, owner, opensAtMs]);
  return paper;
}

const ports = { download, wait: pause, random: Math.random };

async function download({ hash, from }: { hash: string | null; from: number }): Promise<PaperDownload> {
  const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-`, 'if-range': `"${hash}"` } : {};
  const response = await candidateApi.sealedPaper(headers);
  return {
    hash: (response.headers.get('etag') ?? '').replace(/^W\/|"/g, ''),
    from: response.status === 206 ? from : 0,
    pieces: piecesOf(response),
  };
}

/** Safari cannot go through a stream by `for await`. */
async function* piecesOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) yield piece.value;
}
