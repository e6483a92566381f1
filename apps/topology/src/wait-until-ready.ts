import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_WAIT_MS = 60_000;
const PAUSE_MS = 50;

export class NotReady extends Error {}

/** Polls until ready. @throws NotReady after a minute */
export async function waitUntilReady({
  what,
  isReady,
}: {
  what: string;
  isReady: () => Promise<boolean>;
}): Promise<void> {
  const givenUpMs = performance.now() + LONGEST_WAIT_MS;
  while (!(await isReady())) {
    if (performance.now() > givenUpMs) throw new NotReady(`${what} was not ready within a minute`);
    await pause(PAUSE_MS);
  }
}

/** Whether a server on this machine replies with `expected`, to `says` if it does not speak first. */
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

// Below the ports that Linux uses for outgoing connections (from 32,768), so that none of those takes a port before its
// server does.
const LOWEST_PORT = 10_000;
const HIGHEST_PORT = 32_767;
const handedOut = new Set<number>();

/** A TCP port of this machine that nobody listens on; never the same port twice. */
export async function freePort(): Promise<number> {
  const port = randomInt(LOWEST_PORT, HIGHEST_PORT + 1);
  if (handedOut.has(port) || !(await isFree(port))) return freePort();
  handedOut.add(port);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
