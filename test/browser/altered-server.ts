import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Altered {
  status?: number;
  type?: string;
  body: string | Buffer;
}

/** Returns null to pass the reply through unchanged. */
export type Alteration = (address: string, original: () => Promise<string>) => Promise<Altered | null>;

/** A proxy that replaces replies of a server where told to, for example by another build or a picture. */
export class AlteredServer {
  alter: Alteration = async () => null;

  private constructor(
    private readonly server: Server,
    private readonly origin: string,
  ) {}

  static async before(origin: string): Promise<AlteredServer> {
    // Longer than the origin's own time, whose header the client has read.
    const server = createServer({ keepAliveTimeout: 120_000 });
    const altered = new AlteredServer(server, origin);
    server.on('request', (asked, reply) => void altered.answer(asked, reply));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return altered;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async answer(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const address = asked.url as string;
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    // A reply to be altered must be complete and uncompressed, not 304.
    const { 'if-none-match': _etag, 'if-modified-since': _since, ...given } = asked.headers;
    const headers = { ...given, 'accept-encoding': 'identity' };
    const fetched = () =>
      new Promise<IncomingMessage>((resolve, reject) => {
        request(this.origin + address, { method: asked.method, headers }, resolve)
          .once('error', reject)
          .end(body);
      });
    const text = async () => {
      let read = '';
      for await (const chunk of (await fetched()).setEncoding('utf8')) read += chunk as string;
      return read;
    };
    const altered = await this.alter(address, text);
    if (altered) {
      reply.writeHead(altered.status ?? 200, { 'content-type': altered.type ?? 'text/html' }).end(altered.body);
      return;
    }
    const original = await fetched();
    reply.writeHead(original.statusCode as number, original.headers);
    original.pipe(reply);
  }
}
