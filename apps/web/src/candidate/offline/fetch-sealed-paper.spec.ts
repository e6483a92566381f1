import { ApiError, NetworkError } from '../../api/http';
import { fetchSealedPaper, type PaperDownload } from './fetch-sealed-paper';

const BYTES = Uint8Array.from({ length: 10 }, (_, index) => index);

/** Sends the bytes from `from` to `to` and then breaks off, or ends where that is all. */
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

describe('fetching the sealed paper', () => {
  it('goes on where the network broke off', async () => {
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

  it('begins anew when the server sends the whole, or another paper', async () => {
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

  it('ends where none was prepared, and tries again where the server is busy', async () => {
    const none = new ApiError({ status: 404, code: 'PAPER_NOT_PREPARED', message: '' });
    const busy = new ApiError({ status: 503, code: 'OVERLOADED', message: '', retryAfterMs: 4000 });
    const network = ports([
      () => {
        throw busy;
      },
      () => {
        throw none;
      },
      () => ({ hash: 'h', from: 0, pieces: sent(0, 10) }),
    ]);
    expect(await fetchSealedPaper(network)).toBeNull();
    expect(network.asked).toHaveLength(2);
    expect(network.pausesMs[0]).toBeGreaterThanOrEqual(4000);
  });

  it('stops when nobody wants it any more', async () => {
    expect(await fetchSealedPaper(ports([]))).toBeNull();
  });
});
