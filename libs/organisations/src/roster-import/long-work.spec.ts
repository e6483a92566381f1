import { Pace } from './long-work';

/** A pace by a clock that goes only while work is done. */
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
  it('begin with 250, double while one is short, and stay within 1,000', async () => {
    const { pace, work } = aPace();
    expect([pace.rows, await work(11), await work(11), await work(0)]).toEqual([250, 500, 1000, 1000]);
  });

  it('are halved when one took long, down to 100', async () => {
    const { work } = aPace();
    expect([await work(26), await work(500), await work(500)]).toEqual([125, 100, 100]);
  });

  it('stay as they are while one takes about 20 ms', async () => {
    const { work } = aPace();
    expect([await work(12), await work(25)]).toEqual([250, 250]);
  });
});
