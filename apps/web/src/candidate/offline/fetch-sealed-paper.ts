import { ApiError } from '../../api/http';
import { retryPauseMs } from '../saving/retry-pause';

/** The candidate's encrypted paper, available before the start; its key comes with the start reply. */
export interface SealedPaper {
  hash: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** One download, possibly of a part. */
export interface PaperDownload {
  hash: string;
  /** Offset of the first byte. */
  from: number;
  pieces: AsyncIterable<Uint8Array>;
}

export interface FetchPorts {
  /** Downloads this paper from the given offset, or another one from its start. @throws ApiError, NetworkError */
  download(part: { hash: string | null; from: number }): Promise<PaperDownload>;
  pause(ms: number): Promise<void>;
  random(): number;
  isCalledOff(): boolean;
}

/** Papers are prepared within minutes of a registration. Ten thousand waiting pages ask some 200 times a second. */
const NOT_PREPARED_PAUSE_MS = 60_000;

/** Fetches the paper, resumes after each failure and waits until it is prepared. Null when refused or cancelled. */
export async function fetchSealedPaper(ports: FetchPorts): Promise<SealedPaper | null> {
  let hash: string | null = null;
  let received: Uint8Array[] = [];
  for (let failures = 1; !ports.isCalledOff(); failures += 1) {
    let pauseMs: number;
    try {
      const download = await ports.download({ hash, from: lengthOf(received) });
      if (download.hash !== hash || download.from !== lengthOf(received)) received = [];
      hash = download.hash;
      for await (const piece of download.pieces) received.push(piece);
      return { hash, bytes: joined(received) };
    } catch (error) {
      const refusal = error instanceof ApiError ? error : null;
      if (refusal?.code === 'PAPER_NOT_PREPARED') pauseMs = NOT_PREPARED_PAUSE_MS * (0.5 + ports.random());
      else if (refusal && refusal.status < 500 && refusal.status !== 429) return null;
      else pauseMs = retryPauseMs({ failures, retryAfterMs: refusal?.retryAfterMs ?? null, random: ports.random() });
    }
    await ports.pause(pauseMs);
  }
  return null;
}

const lengthOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(lengthOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
