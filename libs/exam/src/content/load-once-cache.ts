import { LRUCache } from 'lru-cache';

interface LoadOnceCacheOptions<Value> {
  load: (id: string) => Promise<Value>;
  /** Most entries, at least 1; the least recently used is dropped first. */
  max: number;
  /** How long an entry is valid, in ms; default: for ever. */
  ttlMs?: number;
  now?: () => number;
}

/** Simultaneous requests for the same id share one load. A failed load is not kept. */
export class LoadOnceCache<Value> {
  private readonly entries: LRUCache<string, Promise<Value>>;

  constructor(private readonly options: LoadOnceCacheOptions<Value>) {
    const { max, ttlMs, now } = options;
    this.entries = new LRUCache({
      max,
      ...(ttlMs ? { ttl: ttlMs, ttlResolution: 0 } : {}),
      ...(now ? { perf: { now } } : {}),
    });
  }

  get(id: string): Promise<Value> {
    const known = this.entries.get(id);
    if (known) return known;
    const loading = this.options.load(id);
    this.entries.set(id, loading);
    loading.catch(() => {
      if (this.entries.peek(id) === loading) this.entries.delete(id);
    });
    return loading;
  }

  forget(id: string): void {
    this.entries.delete(id);
  }
}
