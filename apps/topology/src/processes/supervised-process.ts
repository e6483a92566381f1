import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readUsage } from './process-usage';

export interface ProcessDescription {
  name: string;
  command: string;
  /** A function is asked at each start. */
  args: readonly string[] | (() => Promise<readonly string[]>);
  environment: Readonly<Record<string, string>>;
  logFile: string;
  /** Signal for an orderly stop; default SIGTERM. */
  stopSignal?: 'SIGTERM' | 'SIGQUIT';
  /** Resolves when the process can be used. */
  ready: () => Promise<void>;
}

/** Usage of a process and its children, over all its restarts. */
export interface ProcessUsage {
  name: string;
  cpuSeconds: number;
  peakMemoryMb: number;
}

/** The process ended by itself, or before it was ready. */
export class ProcessEnded extends Error {}

const LONGEST_STOP_MS = 20_000;

/** A process that this tool starts, and can kill and restart. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private earlierCpuSeconds = 0;
  private peakMemoryMb = 0;

  constructor(private readonly description: ProcessDescription) {}

  get name(): string {
    return this.description.name;
  }

  get logFile(): string {
    return this.description.logFile;
  }

  /** @throws ProcessEnded */
  async start(): Promise<void> {
    const { command, args, environment, logFile, ready, name } = this.description;
    const itsArgs = typeof args === 'function' ? await args() : args;
    const log = openSync(logFile, 'a');
    // Its own process group: Ctrl-C reaches only this tool, which stops everything in order, and a kill includes
    // nginx's workers.
    const child = spawn(command, itsArgs, {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...environment },
      detached: true,
    });
    closeSync(log);
    this.child = child;
    const ended = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(new ProcessEnded(`${name} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) =>
        reject(new ProcessEnded(`${name} ended with ${code ?? signal} before it was ready; see ${logFile}`)),
      );
    });
    // nginx's workers outlive a killed master and would keep its port.
    child.once('exit', () => killGroup(child));
    // Avoids an unhandled rejection when the process ends after it was ready.
    ended.catch(() => undefined);
    await Promise.race([ready(), ended]);
  }

  /** Calls `tell` with the exit code or signal when the process ends without having been stopped. */
  onEndedByItself(tell: (how: string) => void): void {
    const child = this.child;
    if (!child) return;
    if (!isRunning(child)) {
      tell(endOf(child));
      return;
    }
    child.once('exit', () => {
      if (this.child === child) tell(endOf(child));
    });
  }

  /** Kills the process or stops it orderly, and waits until it has ended. */
  async end(how: 'kill' | 'stop'): Promise<void> {
    const child = this.child;
    if (!child || !isRunning(child)) return;
    this.earlierCpuSeconds = this.usage().cpuSeconds;
    this.child = null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    if (how === 'kill') killGroup(child);
    else child.kill(this.description.stopSignal ?? 'SIGTERM');
    const insist = setTimeout(() => killGroup(child), LONGEST_STOP_MS);
    await gone;
    clearTimeout(insist);
  }

  /** Suspends the process, or resumes it. */
  suspend(suspended: boolean): void {
    this.child?.kill(suspended ? 'SIGSTOP' : 'SIGCONT');
  }

  /** For the exit of this tool, which cannot wait. */
  killNow(): void {
    if (this.child && isRunning(this.child)) killGroup(this.child);
  }

  usage(): ProcessUsage {
    const pid = this.child?.pid;
    const running = pid === undefined ? null : readUsage(pid);
    this.peakMemoryMb = Math.max(this.peakMemoryMb, running?.peakMemoryMb ?? 0);
    return {
      name: this.name,
      cpuSeconds: this.earlierCpuSeconds + (running?.cpuSeconds ?? 0),
      peakMemoryMb: this.peakMemoryMb,
    };
  }
}

const isRunning = (child: ChildProcess): boolean =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

const endOf = ({ exitCode, signalCode }: ChildProcess): string =>
  signalCode === null ? `code ${exitCode ?? '?'}` : signalCode;

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // The process has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
