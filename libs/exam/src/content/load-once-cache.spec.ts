import { LoadOnceCache } from './load-once-cache';

function counting(options: { max?: number; ttlMs?: number; now?: () => number; failFirst?: boolean } = {}) {
  const loads: string[] = [];
  const cache = new LoadOnceCache({
    max: 2,
    ...options,
    load: async (id: string) => {
      loads.push(id);
      if (options.failFirst && loads.length === 1) throw new Error('away');
      return `${id}${loads.length}`;
    },
  });
  return { cache, loads };
}

describe('a cache that loads once', () => {
  it('shares one load among all requests during and after it', async () => {
    const { cache, loads } = counting();
    expect(await Promise.all([cache.get('a'), cache.get('a')])).toEqual(['a1', 'a1']);
    expect(await cache.get('a')).toBe('a1');
    expect(loads).toEqual(['a']);
  });

  it('drops the least recently used entry', async () => {
    const { cache, loads } = counting();
    for (const id of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(id);
    expect(loads).toEqual(['a', 'b', 'c', 'b']);
  });

  it('forgets a load that failed', async () => {
    const { cache } = counting({ failFirst: true });
    await expect(cache.get('a')).rejects.toThrow('away');
    expect(await cache.get('a')).toBe('a2');
  });

  it('keeps an entry only for its time to live', async () => {
    let nowMs = Date.UTC(2026, 5, 1);
    const { cache } = counting({ ttlMs: 5000, now: () => nowMs });
    await cache.get('a');
    nowMs += 5000;
    expect(await cache.get('a')).toBe('a1');
    nowMs += 1;
    expect(await cache.get('a')).toBe('a2');
  });
});
