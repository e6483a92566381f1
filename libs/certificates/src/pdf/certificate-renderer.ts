import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, Log, Overloaded, startWorker, type Config } from '@sunflower/platform';
import { CertificateCharactersMissing } from '../certificates.errors';
import type { CertificateFace } from './certificate-face';
import { COMMON_CHARACTERS } from './certificate-fonts';
import type { RenderReply, RenderRequest, RenderWorkerData } from './certificate-worker';

/** Greatest number of certificates waiting to be drawn, about ten seconds of work; further ones are refused. */
const MAX_WAITING = 500;
/** Time without work after which the thread ends: its fonts use about 100 MB, which a small machine needs. */
const IDLE_MS = 60_000;

type Settled = Extract<RenderReply, { job: number }>['rendered'];

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
  private readonly waiting = new Map<number, Waiting>();

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** @throws CertificateCharactersMissing, Overloaded */
  async render(face: CertificateFace): Promise<Buffer> {
    const rendered = await this.ask({ job: this.nextJob++, face });
    switch (rendered.kind) {
      case 'pdf':
        if (rendered.replaced.length > 0)
          this.log.warn('certificate.characters-replaced', { number: face.number, characters: rendered.replaced });
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
    const worker = startWorker({ entry: join(__dirname, 'certificate-worker'), data });
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
    if (this.waiting.size === 0) this.idleTimer = setTimeout(() => void this.stop(), IDLE_MS).unref();
    waiting?.resolve(rendered);
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
