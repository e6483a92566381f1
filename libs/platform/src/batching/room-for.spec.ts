import { LRUCache } from 'lru-cache';
import { roomFor } from './room-for';

describe('room for so many entries', () => {
  it('holds as many, and gives up the one unused longest for the next', () => {
    const cache = new LRUCache<string, number>(roomFor(2));
    cache.set('one', 1).set('two', 2);
    cache.get('one');
    cache.set('three', 3);
    expect([...cache.keys()].sort()).toEqual(['one', 'three']);
  });
});
