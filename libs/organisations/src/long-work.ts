/**
 * Lets whoever waits have a turn in the middle of a long piece of work. The embedded engine answers at once,
 * so that awaiting it alone gives nobody a turn.
 */
export const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function* chunksOf<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
