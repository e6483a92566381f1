import { Overloaded } from '../errors/errors';
import { NaturalBatcher, type NaturalBatcherOptions } from './natural-batcher';

/** A lane whose running batch ends when the test calls `endBatch`. */
function aLane(options: Partial<NaturalBatcherOptions<string, string>> = {}) {
  const batches: string[][] = [];
  const endings: (() => void)[] = [];
  const batcher = new NaturalBatcher<string, string>({
    run: async (requests) => {
      batches.push(requests);
      await new Promise<void>((resolve) => endings.push(resolve));
      return requests.map((request) => `${request} saved`);
    },
    ...options,
  });
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return { batcher, batches, turn, endBatch: () => endings.shift()?.() };
}

describe('the natural batcher', () => {
  it('runs a lone request at once, and gives it its outcome', async () => {
    const { batcher, batches, turn, endBatch } = aLane();
    const outcome = batcher.add('a');
    await turn();
    expect(batches).toEqual([['a']]);
    endBatch();
    expect(await outcome).toBe('a saved');
  });

  it('puts requests that arrive while a batch runs into the next one, in order', async () => {
    const { batcher, batches, turn, endBatch } = aLane();
    const first = batcher.add('a');
    await turn();
    const others = ['b', 'c', 'd'].map((request) => batcher.add(request));
    await turn();
    expect(batches).toEqual([['a']]);
    endBatch();
    await first;
    await turn();
    expect(batches).toEqual([['a'], ['b', 'c', 'd']]);
    endBatch();
    expect(await Promise.all(others)).toEqual(['b saved', 'c saved', 'd saved']);
  });

  it('limits a batch to maxRequests', async () => {
    const { batcher, batches, turn } = aLane({ maxRequests: 2 });
    for (const request of ['a', 'b', 'c']) void batcher.add(request);
    await turn();
    expect(batches).toEqual([['a', 'b']]);
  });

  it('limits a batch to maxRows, but one request always fits', async () => {
    const { batcher, batches, turn, endBatch } = aLane({ maxRows: 3, rowsOf: (request) => request.length });
    for (const request of ['aaaaa', 'bb', 'c', 'd']) void batcher.add(request);
    await turn();
    endBatch();
    await turn();
    expect(batches).toEqual([['aaaaa'], ['bb', 'c']]);
  });

  it('refuses requests at once when the waiting list is full', async () => {
    const { batcher } = aLane({ maxWaiting: 2 });
    void batcher.add('a');
    void batcher.add('b');
    await expect(batcher.add('c')).rejects.toBeInstanceOf(Overloaded);
    expect(batcher.waitingCount).toBe(2);
  });

  it('refuses a request that waited too long instead of running it', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const { batcher, batches, turn, endBatch } = aLane({ maxWaitMs: 2000 });
    const first = batcher.add('a');
    await turn();
    const late = batcher.add('late');
    now.mockReturnValue(1);
    const inTime = batcher.add('in time');
    now.mockReturnValue(2001);
    endBatch();
    await first;
    await expect(late).rejects.toBeInstanceOf(Overloaded);
    await turn();
    expect(batches).toEqual([['a'], ['in time']]);
    endBatch();
    expect(await inTime).toBe('in time saved');
    now.mockRestore();
  });

  it('applies a maximum wait for each request', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(0);
    const { batcher, batches, turn, endBatch } = aLane({
      maxWaitMs: (request) => (request === 'patient' ? 5000 : 1000),
    });
    const first = batcher.add('a');
    await turn();
    const [hasty, patient] = [batcher.add('hasty'), batcher.add('patient')];
    now.mockReturnValue(3000);
    endBatch();
    await first;
    await expect(hasty).rejects.toBeInstanceOf(Overloaded);
    await turn();
    expect(batches).toEqual([['a'], ['patient']]);
    endBatch();
    await patient;
    now.mockRestore();
  });

  it('gives each request its own outcome or error', async () => {
    const batcher = new NaturalBatcher<number, number>({
      run: async (requests) => requests.map((request) => (request < 0 ? new RangeError('negative') : request * 2)),
    });
    const outcomes = await Promise.allSettled([1, -1, 3].map((request) => batcher.add(request)));
    expect(outcomes).toEqual([
      { status: 'fulfilled', value: 2 },
      { status: 'rejected', reason: new RangeError('negative') },
      { status: 'fulfilled', value: 6 },
    ]);
  });

  it('fails the whole batch when run throws, and continues with the next', async () => {
    let runs = 0;
    const batcher = new NaturalBatcher<string, string>({
      run: async (requests) => {
        runs += 1;
        if (runs === 1) throw new Error('The commit failed');
        return requests;
      },
    });
    const failed = await Promise.allSettled([batcher.add('a'), batcher.add('b')]);
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await batcher.add('c')).toBe('c');
  });

  it('never runs two batches at a time', async () => {
    let running = 0;
    let most = 0;
    const batcher = new NaturalBatcher<number, number>({
      maxRequests: 3,
      run: async (requests) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        return requests;
      },
    });
    await Promise.all(Array.from({ length: 100 }, (_, index) => batcher.add(index)));
    expect(most).toBe(1);
  });

  it('is idle when nothing waits or runs', async () => {
    const { batcher, turn, endBatch } = aLane();
    await batcher.idle();
    void batcher.add('a');
    let idle = false;
    const waiting = batcher.idle().then(() => (idle = true));
    await turn();
    expect(idle).toBe(false);
    endBatch();
    await waiting;
    expect(batcher.waitingCount).toBe(0);
  });
});
