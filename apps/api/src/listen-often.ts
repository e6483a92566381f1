import { spawn } from 'node:child_process';
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

// Since version 1.45, libuv takes one new connection from a listening socket in each turn of the event loop (its pull
// request 3696). When thousands arrive while the process is busy a turn is long, and they would wait for half a minute.
const TIMES = 64;
const IDLE_CHECK_MS = 200;

// Node gives a second handle of the same socket only through another process: this one hands back what it is handed, and
// takes no connection itself, because it is handed the bare handle and no server.
const HAND_BACK = "process.on('message', (_, handle) => process.send('back', handle))";

interface Listening {
  server: HttpServer;
  /** Connections that may wait to be taken. */
  backlog: number;
}

/** Listens on the server's socket many times over, so that each turn of the event loop takes that many connections. */
export function listenOften({ app, backlog }: { app: NestFastifyApplication; backlog: number }): void {
  const fastify = app.getHttpAdapter().getInstance();
  let more: Promise<Server[]> = Promise.resolve([]);
  fastify.server.once('listening', () => {
    more = listenAgain({ server: fastify.server, backlog, times: TIMES - 1 });
  });
  fastify.addHook('preClose', async () => {
    // A connection whose last answer went out meanwhile stays open for the next request, and would keep its server from closing.
    const idleCheck = setInterval(() => fastify.server.closeIdleConnections(), IDLE_CHECK_MS);
    // All at once: as long as one of them listens, new connections are let in.
    await Promise.all([fastify.server, ...(await more)].map((each) => new Promise((ended) => each.close(ended))));
    clearInterval(idleCheck);
  });
}

/** So many more servers on a server's socket, fewer when the other process fails, which hand their connections to it. */
export function listenAgain({ server, backlog, times }: Listening & { times: number }): Promise<Server[]> {
  const more: Server[] = [];
  const echo = spawn(process.execPath, ['-e', HAND_BACK], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve) => {
    // However often it fails: an error that nobody takes would end the api.
    echo.on('error', () => resolve(more));
    echo.once('exit', () => resolve(more));
    echo.on('message', (_message, handle) => {
      more.push(createServer((socket) => handOver({ socket, server })).listen(handle, backlog));
      if (more.length === times) echo.disconnect();
    });
    for (let sent = 0; sent < times; sent += 1) echo.send('listen', bareHandleOf(server));
  });
}

/** What the types leave out: Node sends the handle of a server too, not only the server. */
const bareHandleOf = (server: Server): Server => (server as unknown as { _handle: Server })._handle;

function handOver({ socket, server }: { socket: Socket; server: HttpServer }): void {
  // As http.Server sets them for those it takes itself.
  socket.allowHalfOpen = true;
  socket.setNoDelay(true);
  server.emit('connection', socket);
}
