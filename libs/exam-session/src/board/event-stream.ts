import type { FastifyReply } from 'fastify';

/** Most unread bytes per reader. A board of 500 rows is 200 KB. */
const MOST_WAITING_BYTES = 1_000_000;
/** Longest life of a stream. Rights are checked when a stream opens, so withdrawn rights end by then. */
const LONGEST_MS = 120_000;
/** How long a browser waits before it opens the stream again. */
const OPEN_AGAIN_MS = 1_000;

/** Server-sent events to one browser. A reader that falls behind is cut off; its browser reconnects by itself. */
export class EventStream {
  private readonly longest: NodeJS.Timeout;
  private ended = false;

  constructor(
    private readonly reply: FastifyReply,
    private readonly onEnd: () => void,
  ) {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Otherwise nginx buffers the events.
      'X-Accel-Buffering': 'no',
    });
    reply.raw.write(`retry: ${OPEN_AGAIN_MS}\n\n`);
    reply.raw.on('close', () => this.finish());
    reply.raw.on('error', () => this.finish());
    this.longest = setTimeout(() => this.end(), LONGEST_MS).unref();
  }

  send(event: string, data: string): void {
    if (this.ended) return;
    if (this.reply.raw.writableLength > MOST_WAITING_BYTES) {
      this.finish();
      this.reply.raw.destroy();
      return;
    }
    this.reply.raw.write(`event: ${event}\ndata: ${data}\n\n`);
  }

  /** Sends `again`, which tells the browser to reconnect, and ends the stream. */
  end(): void {
    if (this.ended) return;
    this.send('again', '');
    this.finish();
    this.reply.raw.end();
  }

  private finish(): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.longest);
    this.onEnd();
  }
}
