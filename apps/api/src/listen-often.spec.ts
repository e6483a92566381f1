import { createServer, type Server as HttpServer } from 'node:http';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { listenAgain } from './listen-often';

// More than Node's default backlog (511).
const ARRIVING = 600;

describe('a listening socket with several handles', () => {
  let server: HttpServer;
  let more: Server[] = [];
  let clients: Socket[] = [];

  beforeEach(async () => {
    server = createServer((request, reply) => reply.end(request.url));
    await new Promise<void>((resolve) => server.listen({ port: 0, host: '127.0.0.1', backlog: ARRIVING * 2 }, resolve));
  });
  afterEach(async () => {
    for (const client of clients) client.destroy();
    await Promise.all([server, ...more].map((each) => new Promise((closed) => each.close(closed))));
    [more, clients] = [[], []];
  });

  const port = (): number => (server.address() as AddressInfo).port;

  /** Number of turns of the event loop needed to accept a crowd of waiting connections. */
  async function turnsForACrowd(): Promise<number> {
    let [turns, taken, isOver] = [0, 0, false];
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    let arrived = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      arrived = () => {
        taken += 1;
        if (taken === ARRIVING) resolve();
      };
    });
    server.on('connection', arrived);
    // Each connection is in the kernel's queue when its call returns, before the first turn.
    clients = Array.from({ length: ARRIVING }, () => connect(port(), '127.0.0.1'));
    setImmediate(turn);
    await all;
    isOver = true;
    server.off('connection', arrived);
    return turns;
  }

  it('accepts a crowd in a few turns of the event loop, where one handle needs a turn for each', async () => {
    const alone = await turnsForACrowd();
    for (const client of clients) client.destroy();
    more = await listenAgain({ server, backlog: ARRIVING * 2, times: 63 });
    expect(more).toHaveLength(63);
    const together = await turnsForACrowd();
    expect(together).toBeLessThan(alone / 8);
  });

  it('answers on each handle', async () => {
    more = await listenAgain({ server, backlog: ARRIVING * 2, times: 3 });
    const replies = await Promise.all(
      Array.from({ length: 40 }, async (_, index) => (await fetch(`http://127.0.0.1:${port()}/${index}`)).text()),
    );
    expect(replies).toEqual(Array.from({ length: 40 }, (_, index) => `/${index}`));
  });

  it('keeps its own handle when the other process cannot be started', async () => {
    const { execPath } = process;
    process.execPath = '/nowhere/node';
    try {
      expect(await listenAgain({ server, backlog: ARRIVING * 2, times: 3 })).toEqual([]);
    } finally {
      process.execPath = execPath;
    }
    expect(await (await fetch(`http://127.0.0.1:${port()}/alone`)).text()).toBe('/alone');
  });

  it('releases the port when all handles are closed', async () => {
    const closing = port();
    more = await listenAgain({ server, backlog: ARRIVING * 2, times: 3 });
    await Promise.all([server, ...more].map((each) => new Promise((closed) => each.close(closed))));
    more = [];
    const again = createServer();
    await new Promise<void>((resolve) => again.listen(closing, '127.0.0.1', resolve));
    await new Promise((closed) => again.close(closed));
  });
});
