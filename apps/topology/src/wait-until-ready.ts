import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_WAIT_MS = 60_000;
const PAUSE_MS = 50;

export class NotReady extends Error {}

/** Asks again and again. @throws NotReady after a minute */
export async function waitUntilReady({ what, isReady }: { what: string; isReady: () => Promise<boolean> }): Promise<void> {
  const givenUpMs = performance.now() + LONGEST_WAIT_MS;
  while (!(await isReady())) {
    if (performance.now() > givenUpMs) throw new NotReady(`${what} was not ready within a minute`);
    await pause(PAUSE_MS);
  }
}

/** Whether a server on this machine answers (to `says`, if it does not speak first) with `expected`. */
export function answers({ port, says, expected }: { port: number; says?: string; expected: RegExp }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('connect', () => says && socket.write(says));
    socket.once('error', () => finish(false));
    socket.once('close', () => resolve(false));
    socket.once('data', (piece) => finish(expected.test(piece.toString('latin1'))));
  });
}

/** A TCP port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
