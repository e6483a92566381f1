import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, readFileSync, closeSync } from 'node:fs';

export interface ProcessDescription {
  name: string;
  command: string;
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  logFile: string;
  /** Resolves when it can be used. */
  ready: () => Promise<void>;
}

/** What one process used since its first start, all its incarnations together. */
export interface ProcessUsage {
  name: string;
  cpuSeconds: number;
  peakMemoryMb: number;
}

/** The process ended by itself, or before it was ready. */
export class ProcessEnded extends Error {}

/** Ticks of /proc/<pid>/stat; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** A process that this tool started, may kill, and starts again. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private earlierCpuSeconds = 0;
  private peakMemoryMb = 0;

  constructor(private readonly description: ProcessDescription) {}

  get name(): string {
    return this.description.name;
  }

  /** @throws ProcessEnded */
  async start(): Promise<void> {
    const { command, args, environment, logFile, ready, name } = this.description;
    const log = openSync(logFile, 'a');
    const child = spawn(command, args, { stdio: ['ignore', log, log], env: { ...process.env, ...environment } });
    closeSync(log);
    this.child = child;
    const ended = new Promise<never>((_, reject) => {
      child.once('error', (error) => reject(new ProcessEnded(`${name} could not be started: ${error.message}`)));
      child.once('exit', (code, signal) => reject(new ProcessEnded(`${name} ended with ${code ?? signal} before it was ready; see ${logFile}`)));
    });
    // Once it is ready, its end is awaited by nobody.
    ended.catch(() => undefined);
    await Promise.race([ready(), ended]);
  }

  /** Sends the signal and waits until the process is gone. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.earlierCpuSeconds = this.usage().cpuSeconds;
    this.child = null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const insist = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await gone;
    clearTimeout(insist);
  }

  /** For the moment when this tool itself is ended and cannot wait. */
  killNow(): void {
    this.child?.kill('SIGKILL');
  }

  usage(): ProcessUsage {
    const pid = this.child?.pid;
    const running = pid === undefined ? null : readUsage(pid);
    this.peakMemoryMb = Math.max(this.peakMemoryMb, running?.peakMemoryMb ?? 0);
    return { name: this.name, cpuSeconds: this.earlierCpuSeconds + (running?.cpuSeconds ?? 0), peakMemoryMb: this.peakMemoryMb };
  }
}

/** Null where /proc does not tell: not Linux, or the process is gone. */
function readUsage(pid: number): { cpuSeconds: number; peakMemoryMb: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command's name may hold spaces; the fields begin after its closing bracket, user and system time being 14th and 15th of all.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND, peakMemoryMb: Number(peak?.[1] ?? 0) / 1024 };
  } catch {
    return null;
  }
}
