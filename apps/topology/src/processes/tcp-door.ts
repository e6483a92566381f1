import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A TCP proxy in front of a server that can be blocked like a broken network: no data passes, and neither side is
 * notified.
 */
export class TcpDoor {
  private readonly pairs = new Set<[Socket, Socket]>();
  private held = false;

  private constructor(
    private readonly server: Server,
    private readonly toPort: number,
  ) {
    server.on('connection', (outer) => this.join(outer));
  }

  static async open(toPort: number): Promise<TcpDoor> {
    const server = createServer();
    const door = new TcpDoor(server, toPort);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return door;
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  hold(): void {
    this.held = true;
    for (const pair of this.pairs) for (const socket of pair) socket.pause();
  }

  /** Data sent meanwhile arrives now, as after a network failure. */
  release(): void {
    this.held = false;
    for (const pair of this.pairs) for (const socket of pair) socket.resume();
  }

  close(): void {
    this.server.close();
    for (const pair of this.pairs) for (const socket of pair) socket.destroy();
  }

  private join(outer: Socket): void {
    const inner = connect(this.toPort, '127.0.0.1');
    const pair: [Socket, Socket] = [outer, inner];
    this.pairs.add(pair);
    for (const [from, to] of [pair, [inner, outer]] as const) {
      from.setNoDelay(true);
      from.on('data', (piece: Buffer) => to.write(piece));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        to.destroy();
        this.pairs.delete(pair);
      });
      if (this.held) from.pause();
    }
  }
}
