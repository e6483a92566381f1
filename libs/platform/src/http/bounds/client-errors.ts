import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorBody } from '../error.filter';

interface Told {
  status: number;
  code: string;
  message: string;
}

const bodyOf = ({ code, message }: Told): ErrorBody => ({ code, message, details: null });

/** A complete HTTP reply, for a connection whose request could not be parsed. */
export function errorText(told: Told): string {
  const body = JSON.stringify(bodyOf(told));
  return [
    `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status]}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

const NO_HTTP: Told = { status: 400, code: 'INVALID_REQUEST', message: 'This is no request that can be read.' };
const OF_PARSER: Record<string, Told> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'REQUEST_TIMEOUT', message: 'The request did not arrive in time.' },
  HPE_HEADER_OVERFLOW: { status: 431, code: 'TOO_LARGE', message: 'The headers are too large.' },
};

/** Answers a request that Node could not parse. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (socket.writable) socket.write(errorText(OF_PARSER[error.code ?? ''] ?? NO_HTTP));
  socket.destroy();
}

/**
 * Answers an address that the router refuses before any hook: one that cannot be decoded, or one with a part that is
 * too long for an id.
 */
export function answerRouterError(error: { statusCode?: number }, _request: FastifyRequest, reply: FastifyReply): void {
  const told: Told =
    error.statusCode === 414
      ? { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' }
      : { status: 400, code: 'INVALID_REQUEST', message: 'The address cannot be read.' };
  void reply
    .code(told.status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(bodyOf(told)));
}
