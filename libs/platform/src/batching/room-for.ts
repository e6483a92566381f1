/**
 * Options of an `LRUCache` that holds up to `entries`, at least 1, and takes room as they come: `max` takes the room of all of them at
 * once, which for a nation's candidates is 30 ms a cache, and memory, of each process that starts.
 */
export const roomFor = (entries: number): { maxSize: number; sizeCalculation: () => number } => ({
  maxSize: entries,
  sizeCalculation: () => 1,
});
