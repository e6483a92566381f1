import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DomainError, Overloaded } from '../errors/errors';
import { startWorker } from './start-worker';
import type { FromThread, ToThread } from './answer-in-thread';
import { WaitingLine } from './waiting-line';

export interface ThreadLimits {
  /** Of the thread's heap. Exceeding it ends the thread, not the process. */
  maxMegabytes: number;
  maxMs: number;
}

export interface ParserJob<Part, Reply> {
  /** The thread's file without its extension; it calls `answerInThread`. */
  entry: string;
  data: object;
  /** Approximate memory that `data` uses while it waits for a thread. */
  bytes: number;
  /** Each person may have one file read at a time; null when the system itself reads. */
  staffId: string | null;
  limits: ThreadLimits;
  /**
   * Receives a part and may reply; the thread waits meanwhile. Parts are small, so that receiving one does not block
   * the event loop.
   */
  onPart?: (part: Part) => Reply | Promise<Reply>;
}

/** The thread was ended because its work exceeded a limit. The caller translates this into its own error. */
export class ThreadLimitPassed extends Error {
  constructor(readonly limit: 'memory' | 'time') {
    super(`The thread took more ${limit} than there is for it`);
  }
}

export class FileStillBeingRead extends DomainError {
  readonly code = 'FILE_STILL_BEING_READ';
  readonly kind = 'too_many';
  override readonly retryAfterSeconds = 10;

  constructor() {
    super('The file that you sent before is still being read; wait for its result.');
  }
}

/** One core stays free for requests; more threads than this could use more memory than a machine has. */
const MAX_THREADS = 4;
const LIMITS = {
  places: Math.max(1, Math.min(MAX_THREADS, availableParallelism() - 1)),
  maxWaiting: 16,
  maxWaitingBytes: 64 * 1024 * 1024,
};

/**
 * Reads uploaded files, each in its own thread with a limit of memory and time: parsing does not delay an open exam,
 * and a file made to stall or to exhaust memory ends only its own thread.
 */
@Injectable()
export class ParserThreads implements OnApplicationShutdown {
  private readonly line = new WaitingLine(LIMITS);
  private readonly people = new Set<string>();
  private readonly running = new Set<(error: Error) => void>();
  private hasEnded = false;

  /** @throws ThreadLimitPassed; FileStillBeingRead, Overloaded */
  async run<Part, Reply, Result>(job: ParserJob<Part, Reply>): Promise<Result> {
    const { staffId, bytes } = job;
    if (staffId !== null && this.people.has(staffId)) throw new FileStillBeingRead();
    if (staffId !== null) this.people.add(staffId);
    try {
      return await this.line.run({ bytes, work: () => this.inThread<Part, Reply, Result>(job) });
    } finally {
      if (staffId !== null) this.people.delete(staffId);
    }
  }

  onApplicationShutdown(): void {
    this.hasEnded = true;
    for (const abandon of this.running) abandon(new Overloaded());
  }

  private async inThread<Part, Reply, Result>(job: ParserJob<Part, Reply>): Promise<Result> {
    const { entry, data, limits } = job;
    // For work that was waiting when the process began to end.
    if (this.hasEnded) throw new Overloaded();
    const worker = startWorker({ entry, data, resourceLimits: { maxOldGenerationSizeMb: limits.maxMegabytes } });
    try {
      return await this.resultOf<Part, Reply, Result>({ worker, job });
    } finally {
      await worker.terminate();
    }
  }

  private async resultOf<Part, Reply, Result>({
    worker,
    job: { limits, onPart },
  }: {
    worker: Worker;
    job: ParserJob<Part, Reply>;
  }): Promise<Result> {
    let abandon: (error: Error) => void = () => undefined;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<Result>((resolve, reject) => {
        abandon = reject;
        this.running.add(abandon);
        timer = setTimeout(() => reject(new ThreadLimitPassed('time')), limits.maxMs);
        worker.on('error', (error) => reject(isOutOfMemory(error) ? new ThreadLimitPassed('memory') : error));
        worker.on('exit', () => reject(new Error('The thread that reads a file ended')));
        worker.on('message', (message: FromThread) => {
          if (message.kind === 'end') resolve(message.result as Result);
          else void replyTo({ worker, part: message.part as Part, onPart }).catch(reject);
        });
      });
    } finally {
      clearTimeout(timer);
      this.running.delete(abandon);
    }
  }
}

async function replyTo<Part, Reply>({
  worker,
  part,
  onPart,
}: { worker: Worker; part: Part } & Pick<ParserJob<Part, Reply>, 'onPart'>): Promise<void> {
  const reply: ToThread = { reply: await onPart?.(part) };
  // Yields to other work between two parts.
  setImmediate(() => worker.postMessage(reply));
}

const isOutOfMemory = (error: unknown): boolean => (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';
