import { Pace } from './long-work';

/** A pace whose clock advances only with work. */
function aPace(): { pace: Pace; work: (tookMs: number) => Promise<number> } {
  let nowMs = 0;
  const pace = new Pace({ now: () => nowMs });
  const work = async (tookMs: number): Promise<number> => {
    await pace.run(() => Promise.resolve((nowMs += tookMs)));
    return pace.rows;
  };
  return { pace, work };
}

describe('rows of a transaction', () => {
  it('start at 250, double after a short transaction, and stay within 1,000', async () => {
    const { pace, work } = aPace();
    expect([pace.rows, await work(11), await work(11), await work(0)]).toEqual([250, 500, 1000, 1000]);
  });

  it('are halved after a long one, down to 100', async () => {
    const { work } = aPace();
    expect([await work(26), await work(500), await work(500)]).toEqual([125, 100, 100]);
  });

  it('stay the same while one takes about 20 ms', async () => {
    const { work } = aPace();
    expect([await work(12), await work(25)]).toEqual([250, 250]);
  });
});
