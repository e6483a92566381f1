import { once } from 'node:events';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '../../threads/start-worker';
import type { WriterReply, WriterRequest, WriterWorkerData } from './writer.worker';

/** An error of libsql from the thread; `code` is SQLite's, e.g. SQLITE_CONSTRAINT_PRIMARYKEY. */
class SqliteError extends Error {
  constructor(
    message: string,
    override readonly name: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

interface Waiting {
  resolve: (reply: WriterReply) => void;
  reject: (error: Error) => void;
}

/**
 * The embedded engine's writing connection in a worker thread, so that commits waiting for the disk do not block
 * requests. If the thread dies, the process dies; everything it acknowledged is on disk.
 */
export class WriterThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(data: WriterWorkerData) {
    this.worker = startWorker({ entry: join(__dirname, 'writer.worker'), data });
    this.worker.on('message', (reply: WriterReply) => this.receive(reply));
  }

  query({ sql, parameters }: Omit<WriterRequest, 'id'>): Promise<WriterReply> {
    this.lastId += 1;
    const request: WriterRequest = { id: this.lastId, sql, parameters };
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.worker.postMessage(request);
    });
  }

  /** Closes after the queries sent before. */
  async close(): Promise<void> {
    const ended = once(this.worker, 'exit');
    this.worker.postMessage(null);
    await ended;
  }

  private receive(reply: WriterReply): void {
    const { resolve, reject } = this.waiting.get(reply.id) as Waiting;
    this.waiting.delete(reply.id);
    if (reply.error) reject(new SqliteError(reply.error.message, reply.error.name, reply.error.code));
    else resolve(reply);
  }
}
