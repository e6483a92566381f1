import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { InvalidRequest, TooLarge, UnsupportedMediaType, type DomainError } from '../../errors/errors';
import { SMALL_BODY, type BodyBounds, type RouteBounds } from './body-limit';
import { readJson } from './read-json';

/** Characters of path and query, enough for ids and search words. */
export const MAX_URL_LENGTH = 2048;
export const MAX_QUERY_FIELDS = 30;
/** Allowance for the multipart form around a file. */
const FORM_BYTES = 64 * 1024;

/** Limit of the server for everything else; each route has its own `bodyLimit`. */
export const SMALL_BODY_BYTES = SMALL_BODY.kilobytes * 1024;

/**
 * Bounds every request before other code processes it: its address, its content type, and the size and shape of its
 * body as the route declares them (`@BodyLimit`, `@TakesFile`). Call it before the routes and any other body parser are
 * registered, on an app without Nest's body parser (`bodyParser: false`).
 */
export function boundRequests(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    try {
      const contentType = request.headers['content-type'];
      done(null, readJson({ body: body as Buffer, contentType, bounds: boundsOf(request) }));
    } catch (error) {
      done(error as Error, undefined);
    }
  });
  fastify.addHook('onRoute', (route) => {
    const { body = SMALL_BODY } = (route.config ?? {}) as RouteBounds;
    route.bodyLimit = body.kilobytes * 1024;
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(requestFault(request) ?? undefined);
  });
}

const configOf = (request: FastifyRequest): RouteBounds => (request.routeOptions.config ?? {}) as RouteBounds;

const boundsOf = (request: FastifyRequest): BodyBounds => configOf(request).body ?? SMALL_BODY;

function requestFault(request: FastifyRequest): DomainError | null {
  return urlFault(request.url) ?? formFault(request);
}

function urlFault(url: string): DomainError | null {
  if (url.length > MAX_URL_LENGTH)
    return new InvalidRequest(`The address is longer than ${MAX_URL_LENGTH} characters.`);
  let fields = 0;
  for (let at = url.indexOf('&'); at !== -1; at = url.indexOf('&', at + 1)) fields += 1;
  return fields >= MAX_QUERY_FIELDS
    ? new InvalidRequest(`The address has more than ${MAX_QUERY_FIELDS} query fields.`)
    : null;
}

/** Fastify does not parse forms; the route does. So their size is checked here. */
function formFault(request: FastifyRequest): DomainError | null {
  const contentType = request.headers['content-type'];
  if (contentType === undefined || contentType === 'application/json' || !/^\s*multipart\//i.test(contentType))
    return null;
  const { uploadBytes } = configOf(request);
  if (uploadBytes === undefined) return new UnsupportedMediaType();
  // The route itself refuses a slightly oversized file, with its own message.
  const maxBytes = 2 * uploadBytes + FORM_BYTES;
  return Number(request.headers['content-length'] ?? 0) > maxBytes
    ? new TooLarge({ maxKilobytes: Math.floor(uploadBytes / 1024) })
    : null;
}
