import { createServer, type AddressInfo } from 'node:net';
import { answers, freePort } from './wait-until-ready';

describe('a free port', () => {
  it('is never handed out twice, even while unused', async () => {
    const ports: number[] = [];
    for (let count = 0; count < 2_000; count++) ports.push(await freePort());
    expect(new Set(ports).size).toBe(ports.length);
  });

  it('is outside the range that Linux uses for outgoing connections', async () => {
    const ports = await Promise.all(Array.from({ length: 200 }, freePort));
    expect(ports.filter((port) => port < 10_000 || port > 32_767)).toEqual([]);
  });

  it('refuses connections', async () => {
    expect(await answers({ port: await freePort(), says: 'hello', expected: /./ })).toBe(false);
  });
});

describe('a server that answers', () => {
  it('is recognised by its reply', async () => {
    const server = createServer((socket) => socket.once('data', () => socket.end('+PONG')));
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
    );
    expect(await answers({ port, says: 'PING', expected: /PONG/ })).toBe(true);
    expect(await answers({ port, says: 'PING', expected: /OK/ })).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });
});
