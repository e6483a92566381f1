import { request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { pause } from '../monotonic-clock';

/** The result of one attack: a status, or how the connection ended. */
export type BlowResult = { status: number; replyBytes: number } | { ended: string };

export interface Blow {
  path: string;
  contentType: string;
  body: Buffer | string;
  cookie?: string;
}

/** The end of a connection that received nothing for a minute. */
export const NO_REPLY = 'no reply in a minute';

const LONGEST_REPLY_MS = 60_000;
const SLOW_BODY_BYTES = 4_000;

/** An attacker with its own source address on this machine. */
export class Attacker {
  constructor(
    private readonly origin: URL,
    /** A loopback address; null when the system under test is on another machine. */
    private readonly address: string | null,
  ) {}

  strike({ path, contentType, body, cookie }: Blow): Promise<BlowResult> {
    return new Promise((resolve) => {
      const sending = request(new URL(`/api/v1/${path}`, this.origin), {
        method: 'POST',
        localAddress: this.address ?? undefined,
        agent: false,
        timeout: LONGEST_REPLY_MS,
        headers: {
          'Content-Type': contentType,
          'Content-Length': Buffer.byteLength(body),
          ...(cookie !== undefined && { Cookie: cookie }),
        },
      });
      sending.once('response', (reply: IncomingMessage) => {
        let replyBytes = 0;
        reply.on('data', (piece: Buffer) => (replyBytes += piece.length));
        reply.once('error', (error: NodeJS.ErrnoException) => resolve({ ended: error.code ?? error.message }));
        reply.once('end', () => resolve({ status: reply.statusCode ?? 0, replyBytes }));
      });
      sending.once('timeout', () => sending.destroy(new Error(NO_REPLY)));
      sending.once('error', (error: NodeJS.ErrnoException) => resolve({ ended: error.code ?? error.message }));
      sending.end(body);
    });
  }

  /** Sends a byte of a body now and then, until the server closes the connection or `isOver` returns true. */
  async dawdle({ path, isOver }: { path: string; isOver: () => boolean }): Promise<BlowResult> {
    const port = Number(this.origin.port || 80);
    const socket = connect({ host: this.origin.hostname, port, localAddress: this.address ?? undefined });
    let ended: string | null = null;
    let heard = '';
    socket.on('data', (piece: Buffer) => (heard = (heard + piece.toString('latin1')).slice(0, 100)));
    socket.on('error', (error: NodeJS.ErrnoException) => (ended ??= error.code ?? error.message));
    socket.on('close', () => (ended ??= 'closed by the server'));
    socket.write(
      `POST /api/v1/${path} HTTP/1.1\r\nHost: ${this.origin.host}\r\nContent-Type: application/json\r\nContent-Length: ${SLOW_BODY_BYTES}\r\n\r\n{`,
    );
    while (ended === null && !isOver()) {
      await pause(1000);
      if (socket.writable) socket.write(' ');
    }
    socket.destroy();
    const status = /^HTTP\/1\.1 (\d{3})/.exec(heard)?.[1];
    return status === undefined
      ? { ended: ended ?? 'still open at the end' }
      : { status: Number(status), replyBytes: heard.length };
  }
}
