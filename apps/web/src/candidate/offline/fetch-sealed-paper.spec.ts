import { ApiError, NetworkError } from '../../api/http';
import { fetchSealedPaper, type PaperDownload } from './fetch-sealed-paper';

const BYTES = Uint8Array.from({ length: 10 }, (_, index) => index);

/** Sends the bytes from `from` to `to`, then fails unless that is the end. */
async function* sent(from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; at += 2) yield BYTES.subarray(at, Math.min(at + 2, to));
  if (to < BYTES.length) throw new NetworkError('cut off');
}

function ports(answers: ((part: { hash: string | null; from: number }) => PaperDownload)[]) {
  const asked: { hash: string | null; from: number }[] = [];
  const pausesMs: number[] = [];
  return {
    asked,
    pausesMs,
    download: async (part: { hash: string | null; from: number }) => {
      asked.push(part);
      return answers.shift()!(part);
    },
    pause: (ms: number) => Promise.resolve(void pausesMs.push(ms)),
    random: () => 0.5,
    isCalledOff: () => answers.length === 0,
  };
}

const refusal = (fault: { status: number; code: string; retryAfterMs?: number }) => (): never => {
  throw new ApiError({ ...fault, message: '' });
};

describe('fetching the sealed paper', () => {
  it('continues where the network failed', async () => {
    const network = ports([
      () => ({ hash: 'h', from: 0, pieces: sent(0, 4) }),
      () => {
        throw new NetworkError('offline');
      },
      ({ from }) => ({ hash: 'h', from, pieces: sent(from, 10) }),
    ]);
    expect(await fetchSealedPaper(network)).toEqual({ hash: 'h', bytes: BYTES });
    expect(network.asked.map(({ from }) => from)).toEqual([0, 4, 4]);
    expect(network.pausesMs).toHaveLength(2);
  });

  it('starts over when the server sends the paper from its beginning or another paper', async () => {
    const network = ports([
      () => ({ hash: 'old', from: 0, pieces: sent(0, 4) }),
      () => ({ hash: 'new', from: 0, pieces: sent(0, 10) }),
    ]);
    expect(await fetchSealedPaper(network)).toEqual({ hash: 'new', bytes: BYTES });
    const again = ports([
      () => ({ hash: 'h', from: 0, pieces: sent(0, 4) }),
      () => ({ hash: 'h', from: 0, pieces: sent(0, 10) }),
    ]);
    expect(await fetchSealedPaper(again)).toEqual({ hash: 'h', bytes: BYTES });
  });

  it('retries when the server is busy, and waits until the paper is prepared', async () => {
    const network = ports([
      refusal({ status: 503, code: 'OVERLOADED', retryAfterMs: 4000 }),
      refusal({ status: 404, code: 'PAPER_NOT_PREPARED' }),
      () => ({ hash: 'h', from: 0, pieces: sent(0, 10) }),
    ]);
    expect(await fetchSealedPaper(network)).toEqual({ hash: 'h', bytes: BYTES });
    expect(network.pausesMs[0]).toBeGreaterThanOrEqual(4000);
    expect(network.pausesMs[1]).toBe(60_000);
  });

  it('returns null when the server refuses', async () => {
    const network = ports([
      refusal({ status: 401, code: 'NOT_SIGNED_IN' }),
      () => ({ hash: 'h', from: 0, pieces: sent(0, 10) }),
    ]);
    expect(await fetchSealedPaper(network)).toBeNull();
    expect(network.asked).toHaveLength(1);
  });

  it('stops when cancelled', async () => {
    expect(await fetchSealedPaper(ports([]))).toBeNull();
  });
});
