import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { readUsage } from './process-usage';

export interface ProcessDescription {
  name: string;
  command: string;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  logFile: string;
  /** Asks it to finish what is under way and go; default SIGTERM. */
  stopSignal?: 'SIGTERM' | 'SIGQUIT';
  /** Resolves when it can be used. */
  ready: () => Promise<void>;
}

/** What one process and its children used since its first start, all its incarnations together. */
export interface ProcessUsage {
  name: string;
  cpuSeconds: number;
  peakMemoryMb: number;
}

/** The process ended by itself, or before it was ready. */
export class ProcessEnded extends Error {}

const LONGEST_STOP_MS = 20_000;

/** A process that we started, may kill, and start again. */
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
    const log = openSync(logFile, 'a');
    // A group of its own: Ctrl-C reaches us alone, who stop everything in order, and a kill takes nginx's workers along.
    const child = spawn(command, args, {
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
    // nginx's workers outlive a master that was killed, and would keep its port.
    child.once('exit', () => killGroup(child));
    // Once it is ready, its end is awaited by nobody here.
    ended.catch(() => undefined);
    await Promise.race([ready(), ended]);
  }

  /** Calls back when the running process ends without having been asked to; says how it ended. */
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

  /** Kills it, or asks it to go; waits until it is gone. */
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

  /** Stops it where it stands, or lets it go on. */
  suspend(suspended: boolean): void {
    this.child?.kill(suspended ? 'SIGSTOP' : 'SIGCONT');
  }

  /** For the moment when this tool itself is ended and cannot wait. */
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
    // It has just ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
