import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ShakyNetwork } from './shaky-network';

describe('the network between browsers and the api', () => {
  let api: Server;
  let network: ShakyNetwork;

  beforeAll(async () => {
    api = createServer((_, reply) => {
      // The stream stays open, like the board's.
      reply.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' }).write('event: board\n\n');
    });
    await new Promise<void>((listening) => api.listen(0, '127.0.0.1', listening));
    network = await ShakyNetwork.open();
    network.leadTo(`http://127.0.0.1:${(api.address() as AddressInfo).port}`);
  });

  afterAll(async () => {
    await network.close();
    api.closeAllConnections();
    await new Promise((closed) => api.close(closed));
  });

  it('passes on an event while its stream goes on, and ends the stream of a page that left', async () => {
    const left = new Promise((done) => api.once('connection', (socket) => socket.once('close', done)));
    const page = new AbortController();
    const stream = await fetch(`${network.url}/events`, { signal: page.signal });
    const { value } = await stream.body!.getReader().read();
    expect(Buffer.from(value!).toString()).toBe('event: board\n\n');
    page.abort();
    await left;
    expect(network.passed).toMatchObject([{ path: '/events', status: 200 }]);
  }, 30_000);
});
