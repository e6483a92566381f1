/** The same values; the next one is asked for before the one at hand is handed out. */
export async function* readAhead<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  try {
    for (let next = iterator.next(); ;) {
      const result: IteratorResult<T> = await next;
      if (result.done) return;
      next = iterator.next();
      // It is thrown where it is awaited; who has stopped reading by then is not to end the process by it.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}
