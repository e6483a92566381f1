import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import { gunzipSync } from 'node:zlib';

/** A fault of one request: the request is lost, its reply is lost, or the network replies in place of the server. */
type Fault = 'lostOnTheWay' | 'replyLost' | { status: number; headers: Record<string, string>; body: object };

interface Asked {
  method: string;
  path: string;
  body: string;
}

export interface Passed extends Asked {
  /** Status of the reply; null when the client got none. */
  status: number | null;
  /** Uncompressed body sent to the client; empty for none. */
  reply: string;
}

interface Reply {
  status: number;
  headers: string[];
  packed: boolean;
  body: Buffer;
}

export type Matches = (asked: Asked) => boolean;

export const anySave: Matches = ({ method, path }) => method === 'PUT' && path.endsWith('/responses');
export const anySubmission: Matches = ({ method, path }) => method === 'POST' && path.endsWith('/submit');
export const anyStart: Matches = ({ method, path }) => method === 'POST' && path === '/api/v1/candidate/sessions';
export const anyCall: Matches = ({ path }) => path.startsWith('/api/');
const anything: Matches = () => true;

/** An HTTP proxy between browsers and the API that injects faults at exact steps. All browser requests pass through. */
export class ShakyNetwork {
  /** All requests received, in order. */
  readonly passed: Passed[] = [];
  private faults: { matches: Matches; fault: Fault }[] = [];
  private toPort = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (incoming, outgoing) => void this.carry(incoming, outgoing));
  }

  static async open(): Promise<ShakyNetwork> {
    // Longer than the server's own time, whose header the client has read.
    const network = new ShakyNetwork(createServer({ keepAliveTimeout: 120_000 }));
    await new Promise<void>((listening) => network.server.listen(0, '127.0.0.1', listening));
    return network;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  leadTo(url: string): void {
    this.toPort = Number(new URL(url).port);
  }

  /** Injects a fault until `heal`. */
  strike(matches: Matches, fault: Fault): void {
    this.faults.push({ matches, fault });
  }

  cut(): void {
    this.strike(anything, 'lostOnTheWay');
  }

  heal(): void {
    this.faults = [];
  }

  count(matches: Matches): number {
    return this.passed.filter(matches).length;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async carry(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming).catch(() => null);
    if (body === null) return;
    const passed: Passed = {
      method: incoming.method!,
      path: new URL(incoming.url!, 'http://any').pathname,
      body: body.toString(),
      status: null,
      reply: '',
    };
    this.passed.push(passed);
    const fault = this.faults.find(({ matches }) => matches(passed))?.fault;
    if (fault === 'lostOnTheWay') return void incoming.socket.destroy();
    if (typeof fault === 'object') {
      passed.status = fault.status;
      return void outgoing
        .writeHead(fault.status, { ...fault.headers, 'content-type': 'application/json' })
        .end(JSON.stringify(fault.body));
    }
    const reply = await this.forward({ incoming, outgoing, body }).catch(() => null);
    if (reply === 'streamed') {
      passed.status = outgoing.statusCode;
      return;
    }
    if (!reply || fault === 'replyLost') return void incoming.socket.destroy();
    passed.status = reply.status;
    passed.reply = (reply.packed ? gunzipSync(reply.body) : reply.body).toString();
    outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  }

  private forward({
    incoming,
    outgoing,
    body,
  }: {
    incoming: IncomingMessage;
    outgoing: ServerResponse;
    body: Buffer;
  }): Promise<Reply | 'streamed'> {
    return new Promise((done, failed) => {
      const { method, url, rawHeaders } = incoming;
      const onward = request({ host: '127.0.0.1', port: this.toPort, method, path: url, headers: rawHeaders });
      onward.on('error', failed);
      onward.on('response', (reply) => {
        if (isStream(reply)) {
          outgoing.writeHead(reply.statusCode!, reply.rawHeaders);
          // Ends both sides when either is gone; the page opens a new stream.
          pipeline(reply, outgoing, () => undefined);
          done('streamed');
          return;
        }
        bodyOf(reply).then(
          (replyBody) =>
            done({
              status: reply.statusCode!,
              headers: reply.rawHeaders,
              packed: reply.headers['content-encoding'] === 'gzip' && replyBody.length > 0,
              body: replyBody,
            }),
          failed,
        );
      });
      onward.end(body);
    });
  }
}

/** Server-sent events have no end: whoever waited for it would keep every event to itself. */
const isStream = ({ headers }: IncomingMessage): boolean =>
  headers['content-type']?.startsWith('text/event-stream') === true;

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of message) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
