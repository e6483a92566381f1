import { spawn } from 'node:child_process';
import type { Server as HttpServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

// Since version 1.45, libuv accepts one new connection of a listening socket in each turn of the event loop (pull
// request 3696). When thousands arrive while the process is busy, turns are long, and connections would wait for half a
// minute.
const TIMES = 64;
const IDLE_CHECK_MS = 200;

// Node gives a second handle of the same socket only through another process: this one sends back the handles it
// receives. It accepts no connections itself, because it receives bare handles, not servers.
const HAND_BACK = "process.on('message', (_, handle) => process.send('back', handle))";

interface Listening {
  server: HttpServer;
  /** Greatest number of connections waiting to be accepted. */
  backlog: number;
}

/** Listens on the server's socket several times, so that each turn of the event loop accepts several connections. */
export function listenOften({ app, backlog }: { app: NestFastifyApplication; backlog: number }): void {
  const fastify = app.getHttpAdapter().getInstance();
  let more: Promise<Server[]> = Promise.resolve([]);
  fastify.server.once('listening', () => {
    more = listenAgain({ server: fastify.server, backlog, times: TIMES - 1 });
  });
  fastify.addHook('preClose', async () => {
    // A connection whose last reply was sent during shutdown stays open for the next request, and would keep the server
    // from closing.
    const idleCheck = setInterval(() => fastify.server.closeIdleConnections(), IDLE_CHECK_MS);
    // All at the same time: while one of them listens, new connections are accepted.
    await Promise.all([fastify.server, ...(await more)].map((each) => new Promise((ended) => each.close(ended))));
    clearInterval(idleCheck);
  });
}

/**
 * Opens up to `times` more servers on the server's socket, which pass their connections to it; fewer when the other
 * process fails.
 */
export function listenAgain({ server, backlog, times }: Listening & { times: number }): Promise<Server[]> {
  const more: Server[] = [];
  const echo = spawn(process.execPath, ['-e', HAND_BACK], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((resolve) => {
    // Not `once`: an unhandled error would end the api.
    echo.on('error', () => resolve(more));
    echo.once('exit', () => resolve(more));
    echo.on('message', (_message, handle) => {
      more.push(createServer((socket) => handOver({ socket, server })).listen(handle, backlog));
      if (more.length === times) echo.disconnect();
    });
    for (let sent = 0; sent < times; sent += 1) echo.send('listen', bareHandleOf(server));
  });
}

/** Missing in the types: Node can send the bare handle of a server, not only the server. */
const bareHandleOf = (server: Server): Server => (server as unknown as { _handle: Server })._handle;

function handOver({ socket, server }: { socket: Socket; server: HttpServer }): void {
  // The same settings as http.Server makes for connections that it accepts itself.
  socket.allowHalfOpen = true;
  socket.setNoDelay(true);
  server.emit('connection', socket);
}
