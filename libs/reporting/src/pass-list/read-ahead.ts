/** Yields the same values, requesting the next one before yielding the present one. */
export async function* readAhead<T>(values: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = values[Symbol.asyncIterator]();
  try {
    for (let next = iterator.next(); ;) {
      const result: IteratorResult<T> = await next;
      if (result.done) return;
      next = iterator.next();
      // The error is thrown where it is awaited. If the reader has stopped by then, an unhandled rejection must not end
      // the process.
      next.catch(() => undefined);
      yield result.value;
    }
  } finally {
    await iterator.return?.();
  }
}
