/**
 * Options of an `LRUCache` that holds up to `entries` (at least 1) and allocates room as entries are added. `max` would
 * allocate for all of them at once: for a nation's candidates 30 ms a cache, plus memory, in each process that starts.
 */
export const roomFor = (entries: number): { maxSize: number; sizeCalculation: () => number } => ({
  maxSize: entries,
  sizeCalculation: () => 1,
});
