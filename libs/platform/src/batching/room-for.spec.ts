import { LRUCache } from 'lru-cache';
import { roomFor } from './room-for';

describe('the size of a cache', () => {
  it('limits the entries, and evicts the least recently used one', () => {
    const cache = new LRUCache<string, number>(roomFor(2));
    cache.set('one', 1).set('two', 2);
    cache.get('one');
    cache.set('three', 3);
    expect([...cache.keys()].sort()).toEqual(['one', 'three']);
  });
});
