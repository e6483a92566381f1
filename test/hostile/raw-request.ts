import { connect, type Socket } from 'node:net';

/** A raw request, so that its bytes may be wrong in any way. */
export interface RawRequest {
  method: string;
  /** Including the query; not encoded further. */
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
  /** Sent in chunks instead of with a Content-Length. */
  chunked?: boolean;
  /** A wrong value for Content-Length. */
  saysLength?: string;
  /** After the body: half-close or destroy the connection. */
  then?: 'end' | 'destroy';
}

export interface RawReply {
  /** Null when the connection ended without a reply. */
  status: number | null;
  contentType: string;
  /** Length of the whole body. */
  bytes: number;
  /** The beginning of the body. */
  text: string;
  hasHung: boolean;
}

const MAX_KEPT_BYTES = 64 * 1024;
const LONGEST_WAIT_MS = 20_000;

function headOf({ method, path, headers = {}, body, chunked, saysLength }: RawRequest): string {
  const length = saysLength ?? (body === undefined || chunked ? null : String(Buffer.byteLength(body)));
  const all: Record<string, string> = {
    Host: 'localhost',
    Connection: 'close',
    ...(length === null ? {} : { 'Content-Length': length }),
    ...(chunked ? { 'Transfer-Encoding': 'chunked' } : {}),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

function sendBody({ socket, request }: { socket: Socket; request: RawRequest }): void {
  const { body, chunked, then } = request;
  if (body !== undefined && chunked) {
    socket.write(`${Buffer.byteLength(body).toString(16)}\r\n`);
    socket.write(body);
    socket.write('\r\n0\r\n\r\n');
  } else if (body !== undefined) socket.write(body);
  if (then === 'end') socket.end();
  if (then === 'destroy') socket.destroy();
}

/** Sends the request on its own connection and reads until the connection closes. */
export function sendRaw({ port, request }: { port: number; request: RawRequest }): Promise<RawReply> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const pieces: Buffer[] = [];
    let [kept, received, hasHung] = [0, 0, false];
    const timer = setTimeout(() => {
      hasHung = true;
      socket.destroy();
    }, LONGEST_WAIT_MS);
    socket.on('data', (piece: Buffer) => {
      received += piece.length;
      if (kept < MAX_KEPT_BYTES) pieces.push(piece);
      kept += piece.length;
    });
    // A request refused early is not read to its end, so writing may fail.
    socket.on('error', () => undefined);
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ ...parseReply({ head: Buffer.concat(pieces), received }), hasHung });
    });
    socket.write(headOf(request), 'latin1');
    sendBody({ socket, request });
  });
}

function parseReply({ head, received }: { head: Buffer; received: number }): Omit<RawReply, 'hasHung'> {
  const end = head.indexOf('\r\n\r\n');
  if (end === -1) return { status: null, contentType: '', bytes: received, text: head.toString('utf8') };
  const headers = head.toString('latin1', 0, end);
  const body = head.subarray(end + 4).toString('utf8');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]),
    contentType: /^content-type: *([^\r]*)/im.exec(headers)?.[1] ?? '',
    bytes: received - end - 4,
    text: /^transfer-encoding: *chunked/im.test(headers) ? withoutChunks(body) : body,
  };
}

/** Sufficient for a reply in one or a few chunks. */
const withoutChunks = (body: string): string => body.replace(/^[0-9a-f]+\r\n|\r\n(?:[0-9a-f]+\r\n)?/gi, '');
