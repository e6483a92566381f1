import { Overloaded } from '../errors/errors';
import { WaitingLine } from './waiting-line';

describe('a waiting line', () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const enter = (line: WaitingLine, name: string, bytes = 1) =>
    line.run({
      bytes,
      work: () => {
        begun.push(name);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      },
    });
  const end = async (name: string) => {
    ends.get(name)!();
    await new Promise((resolve) => setImmediate(resolve));
  };

  beforeEach(() => {
    begun.length = 0;
    ends.clear();
  });

  it('limits the work in progress, and starts the next when one ends', async () => {
    const line = new WaitingLine({ places: 2, maxWaiting: 5, maxWaitingBytes: 10 });
    const all = ['a', 'b', 'c', 'd'].map((name) => enter(line, name));
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    for (const name of ['a', 'c', 'd']) await end(name);
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('continues when work fails', async () => {
    const line = new WaitingLine({ places: 1, maxWaiting: 1, maxWaitingBytes: 10 });
    await expect(line.run({ bytes: 1, work: () => Promise.reject(new Error('broken')) })).rejects.toThrow('broken');
    const next = enter(line, 'a');
    await Promise.resolve();
    await end('a');
    expect(await next).toBe('a');
  });

  it('limits the number of waiting entries and their bytes', async () => {
    const line = new WaitingLine({ places: 1, maxWaiting: 2, maxWaitingBytes: 10 });
    const first = enter(line, 'a');
    const second = enter(line, 'b', 9);
    await expect(enter(line, 'c', 2)).rejects.toThrow(Overloaded);
    const third = enter(line, 'd', 1);
    await expect(enter(line, 'e', 0)).rejects.toMatchObject({ retryAfterSeconds: 10 });
    for (const name of ['a', 'b', 'd']) await end(name);
    expect(await Promise.all([first, second, third])).toEqual(['a', 'b', 'd']);
    // The bytes they held while waiting are free again.
    const later = [enter(line, 'f'), enter(line, 'g', 10)];
    await Promise.resolve();
    for (const name of ['f', 'g']) await end(name);
    expect(await Promise.all(later)).toEqual(['f', 'g']);
  });
});
