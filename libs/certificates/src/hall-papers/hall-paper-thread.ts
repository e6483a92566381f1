import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { startWorker } from '@sunflower/platform';
import type { HallPaperBatch } from './hall-paper-data';
import type { DrawReply, DrawRequest, HallPaperWorkerData } from './hall-paper.worker';

interface Drawn {
  /** What is ready of the document. */
  bytes: Buffer;
  /** At its end: characters that no font has, printed as 〓. */
  replaced: string[];
}

/** The thread of one print; requests of an open exam do not wait for it. One batch at a time. */
export class HallPaperThread {
  private readonly worker: Worker;
  private failure: Error | null = null;
  private waiting: { resolve: (reply: DrawReply) => void; reject: (error: Error) => void } | null = null;

  constructor(data: HallPaperWorkerData) {
    this.worker = startWorker({ entry: join(__dirname, 'hall-paper.worker'), data, afterRequests: true });
    this.worker.on('message', (reply: DrawReply) => this.settle(reply));
    this.worker.on('error', (error) => this.fail(error));
    this.worker.on('exit', () => this.fail(new Error('The printing thread ended')));
  }

  draw(batch: HallPaperBatch): Promise<Drawn> {
    return this.ask({ batch });
  }

  /** The rest of the document; the next batch begins another. */
  endDocument(): Promise<Drawn> {
    return this.ask({ batch: null });
  }

  async close(): Promise<void> {
    this.worker.removeAllListeners('exit');
    await this.worker.terminate();
  }

  private async ask(request: DrawRequest): Promise<Drawn> {
    if (this.failure) throw this.failure;
    const reply = await new Promise<DrawReply>((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.worker.postMessage(request);
    });
    if ('failed' in reply) throw new Error(`Hall paper not drawn: ${reply.failed}`);
    return { bytes: Buffer.from(reply.bytes), replaced: reply.replaced };
  }

  private settle(reply: DrawReply): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.resolve(reply);
  }

  private fail(error: Error): void {
    this.failure = error;
    const { waiting } = this;
    this.waiting = null;
    waiting?.reject(error);
  }
}
