import type { Log } from '../logging';

interface ShutDownOptions {
  app: { close: () => Promise<void> };
  log: Log;
  /** After which the process ends hard. What was acknowledged is committed; what was not is sent again. */
  timeoutMs: number;
}

/** On SIGTERM or SIGINT: drains, then exits with 0; with 1 when that failed; by SIGKILL when it took too long. */
export function shutDownOnSignal({ app, log, timeoutMs }: ShutDownOptions): void {
  let begun = false;
  const shutDown = async (signal: NodeJS.Signals): Promise<void> => {
    // Ctrl-C reaches a process both from the terminal and from the program that started it.
    if (begun) return;
    begun = true;
    log.info('shutdown.begun', { signal });
    setTimeout(() => {
      log.error('shutdown.forced', { timeoutMs });
      // An exit would wait for threads that hang in the database.
      process.kill(process.pid, 'SIGKILL');
    }, timeoutMs);
    await app.close();
    log.info('shutdown.done');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      void shutDown(signal).catch((error: Error) => {
        log.error('shutdown.failed', { error: error.name });
        process.exit(1);
      });
    });
  }
}
