import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, Log, Overloaded, startWorker, type Config } from '@sunflower/platform';
import { CertificateCharactersMissing } from '../certificates.errors';
import type { CertificateFace } from './certificate-face';
import { COMMON_CHARACTERS } from './common-characters';
import type { RenderReply, RenderRequest, RenderWorkerData } from './certificate-worker';

/** Greatest number of certificates waiting to be drawn, about ten seconds of work; further ones are refused. */
const MAX_WAITING = 500;
/** Time without work after which the thread ends: its fonts use about 100 MB, which a small machine needs. */
const IDLE_MS = 60_000;

type Settled = Extract<RenderReply, { job: number }>['rendered'];

/** A document of many certificates. The methods that return bytes return what is ready of it, in order. */
export interface CertificateBookInThread {
  /** @throws CertificateCharactersMissing, after which the book goes on; Overloaded when its thread has ended */
  add: (face: CertificateFace) => Promise<Buffer>;
  end: () => Promise<Buffer>;
  /** For a book that nobody wants any more; does nothing after the end. */
  abandon: () => Promise<void>;
}

interface Waiting {
  resolve: (rendered: Settled) => void;
  reject: (error: Error) => void;
}

/** Draws certificates in a thread, so that requests of an open exam do not wait for a PDF. */
@Injectable()
export class CertificateRenderer implements OnApplicationShutdown {
  private worker: Worker | null = null;
  private idleTimer: NodeJS.Timeout | null = null;
  private nextJob = 1;
  /** The worker that each open book is drawn in. */
  private readonly books = new Map<number, Worker>();
  private readonly waiting = new Map<number, Waiting>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** @throws CertificateCharactersMissing, Overloaded */
  async render(face: CertificateFace): Promise<Buffer> {
    return this.bytesOf({ number: face.number, rendered: await this.ask({ job: this.nextJob++, face }) });
  }

  /** Begins a document of many certificates; it must be ended or abandoned. */
  openBook(): CertificateBookInThread {
    const book = this.nextJob++;
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.worker ??= this.start();
    this.books.set(book, this.worker);
    const close = (): void => {
      this.books.delete(book);
      this.rest();
    };
    return {
      add: async (face) => {
        if (this.books.get(book) !== this.worker) throw new Overloaded();
        const rendered = await this.ask({ job: this.nextJob++, book, page: face });
        return this.bytesOf({ number: face.number, rendered });
      },
      end: async () => {
        if (this.books.get(book) !== this.worker) throw new Overloaded();
        try {
          const rendered = await this.ask({ job: this.nextJob++, book, abandoned: false });
          return this.bytesOf({ number: null, rendered });
        } finally {
          close();
        }
      },
      abandon: async () => {
        const isOpen = this.books.has(book) && this.books.get(book) === this.worker;
        if (isOpen) await this.ask({ job: this.nextJob++, book, abandoned: true }).catch(() => undefined);
        close();
      },
    };
  }

  private bytesOf({ number, rendered }: { number: string | null; rendered: Settled }): Buffer {
    switch (rendered.kind) {
      case 'pdf':
        if (rendered.replaced.length > 0)
          this.log.warn('certificate.characters-replaced', { number, characters: rendered.replaced });
        return Buffer.from(rendered.bytes);
      case 'missing-characters':
        throw new CertificateCharactersMissing(rendered.characters);
      case 'failed':
        throw new Error(`Certificate not drawn: ${rendered.message}`);
      case 'checked':
        throw new Error('The certificate thread answered another question');
    }
  }

  /** The characters of these texts that no font has, with the same look-up as in printing. @throws Overloaded */
  async unprintableIn(texts: readonly string[]): Promise<string[]> {
    const rare = texts.filter((text) => !COMMON_CHARACTERS.test(text));
    if (rare.length === 0) return [];
    const checked = await this.ask({ job: this.nextJob++, texts: rare });
    if (checked.kind !== 'checked') throw new Error('The certificate thread answered another question');
    return checked.missing;
  }

  private ask(request: RenderRequest): Promise<Settled> {
    if (this.waiting.size >= MAX_WAITING) return Promise.reject(new Overloaded());
    if (this.idleTimer) clearTimeout(this.idleTimer);
    this.worker ??= this.start();
    return new Promise((resolve, reject) => {
      this.waiting.set(request.job, { resolve, reject });
      this.worker?.postMessage(request);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  private start(): Worker {
    const data: RenderWorkerData = { extraFontFolder: join(this.config.dataDir, 'fonts') };
    const worker = startWorker({ entry: join(__dirname, 'certificate-worker'), data, afterRequests: true });
    worker.on('message', (reply: RenderReply) => {
      if (reply.job === null) this.log.warn('certificate.font-unreadable', { files: reply.unreadableFonts });
      else this.settle(reply);
    });
    worker.on('error', (error) => this.abandon({ worker, error }));
    worker.on('exit', () => this.abandon({ worker, error: new Error('The certificate thread ended') }));
    return worker;
  }

  private settle({ job, rendered }: Exclude<RenderReply, { job: null }>): void {
    const waiting = this.waiting.get(job);
    this.waiting.delete(job);
    this.rest();
    waiting?.resolve(rendered);
  }

  private rest(): void {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    if (this.waiting.size === 0 && this.books.size === 0 && this.worker)
      this.idleTimer = setTimeout(() => void this.stop(), IDLE_MS).unref();
  }

  // The next request starts a new thread.
  private abandon({ worker, error }: { worker: Worker; error: Error }): void {
    if (this.worker !== worker) return;
    this.worker = null;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }

  private async stop(): Promise<void> {
    if (this.idleTimer) clearTimeout(this.idleTimer);
    const { worker } = this;
    if (!worker) return;
    this.abandon({ worker, error: new Overloaded() });
    await worker.terminate();
  }
}
