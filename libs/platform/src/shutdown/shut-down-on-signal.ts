import type { Log } from '../logging';

interface ShutDownOptions {
  app: { close: () => Promise<void> };
  log: Log;
  /** Time after which the process is killed. Acknowledged data is committed; the client resends the rest. */
  timeoutMs: number;
}

/** On SIGTERM or SIGINT: drains, then exits with 0; exits with 1 on failure; ends by SIGKILL after `timeoutMs`. */
export function shutDownOnSignal({ app, log, timeoutMs }: ShutDownOptions): void {
  let begun = false;
  const shutDown = async (signal: NodeJS.Signals): Promise<void> => {
    // Ctrl-C sends the signal from the terminal and again from the parent program.
    if (begun) return;
    begun = true;
    log.info('shutdown.begun', { signal });
    setTimeout(() => {
      log.error('shutdown.forced', { timeoutMs });
      // `process.exit` would wait for threads that hang in the database.
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
