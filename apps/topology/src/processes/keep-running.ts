import { setTimeout as pause } from 'node:timers/promises';
import type { SupervisedProcess } from './supervised-process';

// Pause before a restart, so that a program that fails at once is not restarted in a tight loop.
const RESTART_AFTER_MS = 1_000;

interface KeepingRunning {
  processes: readonly SupervisedProcess[];
  isStopping: () => boolean;
  tell: (line: string) => void;
}

/** Restarts processes that end by themselves, as the containers' restart policy does. */
export function keepRunning({ processes, isStopping, tell }: KeepingRunning): void {
  const watch = (each: SupervisedProcess): void =>
    each.onEndedByItself((how) => {
      if (isStopping()) return;
      tell(`${each.name} ended with ${how} and is started again; see ${each.logFile}`);
      void restart(each);
    });
  const restart = async (each: SupervisedProcess): Promise<void> => {
    await pause(RESTART_AFTER_MS);
    if (isStopping()) return;
    await each.start().catch((error: Error) => {
      if (!isStopping()) tell(error.message);
    });
    watch(each);
  };
  processes.forEach(watch);
}
