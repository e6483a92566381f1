import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { MalformedReply, ReplyParser, type HttpReply } from './reply-parser';

/** No reply: refused, reset, timed out, or cut on purpose. It is unknown whether the server processed the request. */
export class NetworkLost extends Error {
  constructor(
    readonly reason: string,
    /** The server had closed the idle connection: the one case in which clients send again at once. */
    readonly wasStale = false,
  ) {
    super(`No reply: ${reason}`);
  }
}

/** Simulated network loss: the request is cut in the middle, or sent completely without waiting for the reply. */
export type NetworkLoss = 'mid_request' | 'before_reply';

interface Pending {
  resolve: (reply: HttpReply) => void;
  reject: (error: NetworkLost) => void;
  sentAtMs: number;
  hadBytes: boolean;
}

export interface ConnectionEvents {
  onIdle: (connection: Connection) => void;
  onGone: (connection: Connection) => void;
}

/** A keep-alive connection with at most one request in flight. */
export class Connection {
  private readonly socket: Socket;
  private readonly parser = new ReplyParser();
  private pending: Pending | null = null;
  private isGone = false;
  private hasServed = false;

  constructor(
    origin: URL,
    private readonly events: ConnectionEvents,
  ) {
    const secure = origin.protocol === 'https:';
    const port = Number(origin.port || (secure ? 443 : 80));
    this.socket = secure
      ? connectTls({ host: origin.hostname, port, servername: origin.hostname })
      : connectTcp({ host: origin.hostname, port });
    this.socket.setNoDelay(true);
    this.socket.on('data', (piece: Buffer) => this.receive(piece));
    this.socket.on('error', (error: NodeJS.ErrnoException) => this.lose(error.code ?? error.message));
    this.socket.on('close', () => this.lose('closed by the server'));
  }

  send({ bytes, loss }: { bytes: string; loss: NetworkLoss | null }): Promise<HttpReply> {
    return new Promise((resolve, reject) => {
      this.pending = { resolve, reject, sentAtMs: performance.now(), hadBytes: false };
      switch (loss) {
        case null:
          this.socket.write(bytes);
          return;
        case 'mid_request':
          this.socket.write(bytes.slice(0, Math.floor(bytes.length * 0.9)), () => this.lose('cut on purpose'));
          return;
        case 'before_reply':
          this.socket.write(bytes, () => this.lose('cut on purpose'));
          return;
      }
    });
  }

  /** Gives up on a request that has waited too long. */
  expire({ sentBeforeMs }: { sentBeforeMs: number }): void {
    if (this.pending && this.pending.sentAtMs < sentBeforeMs) this.lose('timed out');
  }

  lose(reason: string): void {
    if (this.isGone) return;
    this.isGone = true;
    this.socket.destroy();
    this.events.onGone(this);
    const pending = this.pending;
    this.pending = null;
    pending?.reject(
      new NetworkLost(
        reason,
        this.hasServed && !pending.hadBytes && reason !== 'timed out' && reason !== 'cut on purpose',
      ),
    );
  }

  private receive(piece: Buffer): void {
    const pending = this.pending;
    if (!pending) return;
    pending.hadBytes = true;
    let reply: HttpReply | null;
    try {
      reply = this.parser.push(piece);
    } catch (error) {
      if (!(error instanceof MalformedReply)) throw error;
      this.lose(error.message);
      return;
    }
    if (reply === null) return;
    this.pending = null;
    this.hasServed = true;
    this.events.onIdle(this);
    pending.resolve(reply);
  }
}
