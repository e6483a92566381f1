import { LRUCache } from 'lru-cache';
import { roomFor } from '../batching/room-for';
import { networkOf } from './network-of';

interface AddressLimitOptions {
  /** Checks that an address may make in a row, at least 1. */
  burst: number;
  /** Checks that an address regains in a minute. */
  perMinute: number;
  /** Addresses remembered, at least 1; the least recently seen one is dropped first. */
  maxAddresses: number;
}

interface Bucket {
  tokens: number;
  atMs: number;
}

/** A token bucket for each address, in this process only; memory is bounded whatever the number of addresses. */
export class AddressLimit {
  private readonly buckets: LRUCache<string, Bucket>;

  constructor(private readonly options: AddressLimitOptions) {
    this.buckets = new LRUCache(roomFor(options.maxAddresses));
  }

  /** Takes one token; returns the whole seconds to wait when there is none, otherwise null. */
  take({ address, nowMs }: { address: string; nowMs: number }): number | null {
    const { burst, perMinute } = this.options;
    const key = networkOf(address);
    const before = this.buckets.get(key) ?? { tokens: burst, atMs: nowMs };
    const tokens = Math.min(burst, before.tokens + (Math.max(0, nowMs - before.atMs) * perMinute) / 60_000);
    const granted = tokens >= 1;
    this.buckets.set(key, { tokens: granted ? tokens - 1 : tokens, atMs: nowMs });
    return granted ? null : Math.ceil(((1 - tokens) * 60) / perMinute);
  }
}
