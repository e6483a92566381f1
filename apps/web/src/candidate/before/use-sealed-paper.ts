import { useEffect, useRef, useState } from 'react';
import type { Admission, StartReply } from '../../api/candidate-contract';
import { after, database, pause, serverClock } from '../candidate-services';
import type { SealedPaper } from '../offline/fetch-sealed-paper';

const LONGEST_SPREAD_MS = 60_000;

/** WebCrypto needs https, and older browsers lack DecompressionStream: those get the plain paper at the start. */
const canOpenSealedPapers = (): boolean =>
  typeof crypto !== 'undefined' && crypto.subtle !== undefined && typeof DecompressionStream !== 'undefined';

export interface HeldPaper extends SealedPaper {
  open(key: string): Promise<StartReply['paper']>;
}

/** Null until the paper is on the device, or when there is none. */
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
      const { browserSealedPapers, openSealedPaper } = await import('../offline/sealed-papers');
      const papers = browserSealedPapers({ database, pause });
      const found = await papers.find({ owner, isCalledOff: () => !wanted.current });
      if (!found || !wanted.current) return;
      setPaper({ ...found, open: (key) => openSealedPaper({ paper: found, key }) });
    };
    // Spread the downloads, so that ten thousand waiting pages do not ask in the same second.
    const spreadMs = Math.min(LONGEST_SPREAD_MS, Math.max(0, opensAtMs - serverClock.nowMs()) / 2);
    const stop = after(Math.random() * spreadMs, () => void fetchIt().catch(() => undefined));
    return () => {
      wanted.current = false;
      stop();
    };
  }, [isWanted, owner, opensAtMs]);
  return paper;
}
