import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NetworkLost } from './connection';
import { ConnectionPool } from './connection-pool';

describe('ConnectionPool', () => {
  let server: Server;
  let pool: ConnectionPool;
  let received: { url: string; body: string }[];
  const sockets = new Set<unknown>();

  beforeEach(async () => {
    received = [];
    sockets.clear();
    server = createServer((request, reply) => {
      if (request.url === '/once' && sockets.has(request.socket)) {
        request.socket.destroy();
        return;
      }
      sockets.add(request.socket);
      let body = '';
      request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
      request.on('end', () => {
        received.push({ url: request.url as string, body });
        if (request.url !== '/silent') reply.end(JSON.stringify({ echo: body }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    pool = new ConnectionPool({ origins: [origin], maxConnections: 3, timeoutMs: 1 });
  });

  afterEach(async () => {
    pool.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('sends many requests over few connections, each with its own reply', async () => {
    const bodies = Array.from({ length: 50 }, (_, index) => JSON.stringify({ index, text: '甲' }));
    const replies = await Promise.all(bodies.map((body) => pool.request({ method: 'PUT', path: '/', body })));
    expect(replies.map(({ body }) => (JSON.parse(body) as { echo: string }).echo)).toEqual(bodies);
    expect(sockets.size).toBe(3);
    expect(pool.peakConnections).toBe(3);
  });

  it('loses the network during a request, and continues with a new connection', async () => {
    const lost = pool.request({ method: 'PUT', path: '/', body: '{"cut":1}', loss: 'mid_request' });
    await expect(lost).rejects.toBeInstanceOf(NetworkLost);
    expect((await pool.request({ method: 'PUT', path: '/', body: '{"again":1}' })).status).toBe(200);
    expect(received.map(({ body }) => body)).toEqual(['{"again":1}']);
  });

  it('sends again when the server had closed an idle connection', async () => {
    const ask = () => pool.request({ method: 'PUT', path: '/once', body: '{}' });
    await Promise.all([ask(), ask(), ask()]);
    expect((await ask()).status).toBe(200);
    expect(sockets.size).toBe(4);
  });

  it('shares its connections out among several addresses, so that one that is away does not stop all', async () => {
    const origin = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const nobody = new URL('http://127.0.0.1:1');
    const both = new ConnectionPool({ origins: [nobody, origin], maxConnections: 3, timeoutMs: 1_000 });
    const ask = (): Promise<number> => both.request({ method: 'GET', path: '/' }).then(({ status }) => status);
    await expect(ask()).rejects.toThrow('ECONNREFUSED');
    expect(await ask()).toBe(200);
    both.close();
  });

  it('gives up on a reply that does not come', async () => {
    await expect(pool.request({ method: 'GET', path: '/silent' })).rejects.toThrow('timed out');
  });
});
