import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { RouteBounds } from './body-limit';
import { bodiesToCut, GRACE_MS, MIN_BYTES_A_SECOND, type ComingBody } from './body-pace';
import { errorText } from './client-errors';

const MB = 1024 * 1024;
const SWEEP_MS = 1000;
const MAX_COMING = { maxBodies: 4_000, maxBytes: 256 * MB };
const FORM_BYTES = 64 * 1024;
/** How long incomplete requests may continue after shutdown begins. */
export const UNFINISHED_GRACE_MS = 2_000;
const CLOSING_SWEEP_MS = 200;

/** Node ends a request that is not complete by then, whatever its pace; no accepted body needs longer. */
export const longestRequestMs = (largestBodyBytes: number): number =>
  GRACE_MS + Math.ceil(largestBodyBytes / MIN_BYTES_A_SECOND) * 1000;

/**
 * The reply to the last request of a connection, until both are complete. A request costs only this field; the sweep
 * does the rest.
 */
const LAST_REPLY = Symbol('last reply');
type WatchedSocket = Socket & { [LAST_REPLY]?: FastifyReply };

interface Watched extends ComingBody {
  socket: WatchedSocket;
}

interface FirstSight {
  atMs: number;
  bytesRead: number;
}

/** Cuts bodies that arrive too slowly or hold too many bytes together, and at shutdown those that are incomplete. */
export function watchBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const connections = connectionsOf(fastify.server);
  fastify.addHook('onRequest', (request, reply, done) => {
    (request.raw.socket as WatchedSocket)[LAST_REPLY] = reply;
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const socket = request.raw.socket as WatchedSocket;
    // Otherwise it would keep a candidate's whole request in memory while the connection is idle.
    if (socket[LAST_REPLY] === reply && request.raw.complete) socket[LAST_REPLY] = undefined;
    done();
  });
  const firstSights = new WeakMap<FastifyReply, FirstSight>();
  const sweep = setInterval(() => cutSlowBodies({ connections, firstSights }), SWEEP_MS).unref();
  fastify.addHook('onClose', (_instance, done) => {
    clearInterval(sweep);
    done();
  });
  fastify.addHook('preClose', (done) => {
    endUnfinished(connections);
    done();
  });
}

function connectionsOf(server: Server): Set<WatchedSocket> {
  const connections = new Set<WatchedSocket>();
  server.on('connection', (socket: WatchedSocket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  return connections;
}

const isWhole = (reply: FastifyReply): boolean => reply.request.raw.complete;

function cutSlowBodies({
  connections,
  firstSights,
}: {
  connections: ReadonlySet<WatchedSocket>;
  firstSights: WeakMap<FastifyReply, FirstSight>;
}): void {
  const nowMs = performance.now();
  const coming: Watched[] = [];
  for (const socket of connections) {
    const reply = socket[LAST_REPLY];
    if (reply === undefined || isWhole(reply)) continue;
    const first = firstSights.get(reply);
    if (first)
      coming.push({
        socket,
        elapsedMs: nowMs - first.atMs,
        receivedBytes: socket.bytesRead - first.bytesRead,
        maxBytes: maxBytesOf(reply),
      });
    else firstSights.set(reply, { atMs: nowMs, bytesRead: socket.bytesRead });
  }
  for (const { socket } of bodiesToCut(coming, MAX_COMING)) cut(socket);
}

function maxBytesOf({ request }: FastifyReply): number {
  const { config, bodyLimit } = request.routeOptions;
  const { uploadBytes = 0 } = (config ?? {}) as RouteBounds;
  return 2 * Math.max(uploadBytes, bodyLimit) + FORM_BYTES;
}

function cut(socket: WatchedSocket): void {
  const answered = socket[LAST_REPLY]?.raw.headersSent ?? true;
  if (!answered && socket.writable)
    socket.write(errorText({ status: 408, code: 'REQUEST_TIMEOUT', message: 'The request did not arrive in time.' }));
  socket.destroy();
}

/**
 * At shutdown, complete requests are answered; connections with an incomplete request, or none, are closed after the
 * grace period.
 */
function endUnfinished(connections: ReadonlySet<WatchedSocket>): void {
  const graceEndsMs = performance.now() + UNFINISHED_GRACE_MS;
  const sweep = setInterval(() => {
    if (connections.size === 0) clearInterval(sweep);
    if (performance.now() < graceEndsMs) return;
    for (const socket of connections) {
      const reply = socket[LAST_REPLY];
      const isAnswering = reply !== undefined && isWhole(reply) && !reply.raw.writableFinished;
      if (!isAnswering) socket.destroy();
    }
  }, CLOSING_SWEEP_MS).unref();
}
