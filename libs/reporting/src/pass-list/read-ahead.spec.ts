import { readAhead } from './read-ahead';

describe('readAhead', () => {
  /** Yields 1, 2, 3 …; `asked` counts the requested values. */
  function counting({ upTo, failsAt = null }: { upTo: number; failsAt?: number | null }) {
    const seen = { asked: 0, ended: false };
    async function* values(): AsyncGenerator<number> {
      try {
        while (seen.asked < upTo) {
          seen.asked += 1;
          if (seen.asked === failsAt) throw new Error('database away');
          yield seen.asked;
        }
      } finally {
        seen.ended = true;
      }
    }
    return { seen, values: values() };
  }

  it('yields the same values in order, and requests the next one first', async () => {
    const { seen, values } = counting({ upTo: 3 });
    const got: number[][] = [];
    for await (const value of readAhead(values)) got.push([value, seen.asked]);
    expect(got).toEqual([
      [1, 2],
      [2, 3],
      [3, 3],
    ]);
  });

  it('throws an error after the values before it', async () => {
    const got: number[] = [];
    const readAll = async () => {
      for await (const value of readAhead(counting({ upTo: 3, failsAt: 2 }).values)) got.push(value);
    };
    await expect(readAll()).rejects.toThrow('database away');
    expect(got).toEqual([1]);
  });

  it('ends the source when the reader stops, also when the next value fails', async () => {
    const { seen, values } = counting({ upTo: 3, failsAt: 2 });
    for await (const value of readAhead(values)) if (value === 1) break;
    expect(seen).toEqual({ asked: 2, ended: true });
  });
});
