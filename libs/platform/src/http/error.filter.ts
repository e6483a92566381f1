import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseUnavailable, isUnavailable } from '../database/database-errors';
import { DomainError, type ErrorKind } from '../errors/errors';
import { describeError, type Log } from '../logging';
import { boundedError } from './bounds/bounded-error';

const STATUS: Record<ErrorKind, number> = {
  invalid_request: 400,
  not_signed_in: 401,
  refused: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media: 415,
  invalid_content: 422,
  too_many: 429,
  overloaded: 503,
};

const CODE_OF_STATUS: Record<number, string> = {
  400: 'INVALID_REQUEST',
  401: 'NOT_SIGNED_IN',
  403: 'NOT_ALLOWED',
  404: 'NOT_FOUND',
  405: 'NOT_FOUND',
  408: 'REQUEST_TIMEOUT',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
};

// Nest's own message repeats the address, however long it is.
const NOTHING_THERE = 'There is nothing at this address.';

export interface ErrorBody {
  code: string;
  message: string;
  details: unknown;
}

interface Answer {
  status: number;
  body: ErrorBody;
  retryAfterSeconds: number | null;
}

/**
 * The one place that turns errors into HTTP replies. Unexpected errors are logged and answered with INTERNAL_ERROR
 * only.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const { status, body, retryAfterSeconds } = this.answer({ error, request });
    if (retryAfterSeconds !== null) void reply.header('Retry-After', String(retryAfterSeconds));
    void reply
      .status(status)
      .send(boundedError(body, error instanceof DomainError ? error.maxDetailsLength : undefined));
  }

  private answer({ error, request }: { error: unknown; request: FastifyRequest }): Answer {
    if (error instanceof DomainError) return fromDomainError(error);
    if (isUnavailable(error)) return fromDomainError(new DatabaseUnavailable());
    const status =
      error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
    if (status < 500) {
      const code = CODE_OF_STATUS[status] ?? 'INVALID_REQUEST';
      return {
        status,
        body: { code, message: status === 404 ? NOTHING_THERE : (error as Error).message, details: detailsOf(error) },
        retryAfterSeconds: null,
      };
    }
    this.log.error('request.failed', {
      method: request.method,
      route: request.routeOptions?.url,
      ...describeError(error),
    });
    return {
      status: 500,
      body: { code: 'INTERNAL_ERROR', message: 'Something went wrong on our side.', details: null },
      retryAfterSeconds: null,
    };
  }
}

function fromDomainError(error: DomainError): Answer {
  return {
    status: STATUS[error.kind],
    body: { code: error.code, message: error.message, details: error.details },
    retryAfterSeconds: error.retryAfterSeconds,
  };
}

interface SchemaFault {
  instancePath: string;
  message?: string;
}

function detailsOf(error: unknown): unknown {
  const faults = (error as { validation?: SchemaFault[] }).validation;
  return faults
    ? { faults: faults.map(({ instancePath, message }) => ({ field: instancePath, problem: message })) }
    : null;
}
