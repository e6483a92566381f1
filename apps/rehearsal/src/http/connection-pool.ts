import { Connection, NetworkLost, type NetworkLoss } from './connection';
import type { HttpReply } from './reply-parser';
import { WaitingLine } from './waiting-line';

export interface WireRequest {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  cookie?: string | null;
  /** JSON text. */
  body?: string;
  acceptsGzip?: boolean;
  loss?: NetworkLoss | null;
}

export interface ConnectionPoolOptions {
  /** The same system at several addresses; connections are shared out among them. */
  origins: readonly [URL, ...URL[]];
  maxConnections: number;
  /** Longest wait for a reply. */
  timeoutMs: number;
}

type Taker = (connection: Connection) => void;

/** Keep-alive connections shared by all candidates and used in turn, so that each carries traffic. */
export class ConnectionPool {
  private readonly idle = new WaitingLine<Connection>();
  private readonly takers = new WaitingLine<Taker>();
  private readonly open = new Set<Connection>();
  private readonly expiry: NodeJS.Timeout;
  private peakCount = 0;
  private openedCount = 0;

  constructor(private readonly options: ConnectionPoolOptions) {
    this.expiry = setInterval(() => this.expireAll(), 1000);
    this.expiry.unref();
  }

  get peakConnections(): number {
    return this.peakCount;
  }

  /** @throws NetworkLost */
  async request(request: WireRequest): Promise<HttpReply> {
    const bytes = this.serialise(request);
    const loss = request.loss ?? null;
    for (;;) {
      const connection = await this.take();
      try {
        return await connection.send({ bytes, loss });
      } catch (error) {
        // A server may close idle connections just as one is used; like every client, send again. A new connection is
        // never stale.
        if (!(error instanceof NetworkLost && error.wasStale)) throw error;
      }
    }
  }

  close(): void {
    clearInterval(this.expiry);
    for (const connection of [...this.open]) connection.lose('the rehearsal is over');
  }

  private take(): Promise<Connection> | Connection {
    for (let idle = this.idle.shift(); idle; idle = this.idle.shift()) {
      if (this.open.has(idle)) return idle;
    }
    if (this.open.size < this.options.maxConnections) return this.connect();
    return new Promise((resolve) => this.takers.push(resolve));
  }

  private connect(): Connection {
    const { origins } = this.options;
    const origin = origins[this.openedCount % origins.length] as URL;
    this.openedCount += 1;
    const connection = new Connection(origin, {
      onIdle: (idle) => this.giveBack(idle),
      onGone: (gone) => this.replace(gone),
    });
    this.open.add(connection);
    this.peakCount = Math.max(this.peakCount, this.open.size);
    return connection;
  }

  private giveBack(connection: Connection): void {
    const taker = this.takers.shift();
    if (taker) taker(connection);
    else this.idle.push(connection);
  }

  private replace(connection: Connection): void {
    this.open.delete(connection);
    const taker = this.takers.shift();
    if (taker) taker(this.connect());
  }

  private expireAll(): void {
    const sentBeforeMs = performance.now() - this.options.timeoutMs;
    for (const connection of this.open) connection.expire({ sentBeforeMs });
  }

  private serialise({ method, path, cookie, body, acceptsGzip }: WireRequest): string {
    const fields =
      `${method} ${path} HTTP/1.1\r\nHost: ${this.options.origins[0].host}\r\n` +
      (cookie ? `Cookie: ${cookie}\r\n` : '') +
      (acceptsGzip ? 'Accept-Encoding: gzip\r\n' : '');
    if (body === undefined) return `${fields}\r\n`;
    return `${fields}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  }
}
