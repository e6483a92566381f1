import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAX_ROSTER_FILE_BYTES } from '@sunflower/organisations';
import {
  answerClientError,
  answerRouterError,
  boundRequests,
  dtoValidation,
  ErrorFilter,
  Log,
  longestRequestMs,
  noteArrivals,
  ReplyCounts,
  setApiPrefix,
  SMALL_BODY_BYTES,
  watchBodies,
  type Clock,
  type Config,
} from '@sunflower/platform';
import { AppModule } from './app.module';
import { setUpApiDocs } from './api-docs';
import { apiDocsHeaders, replyHeaders } from './page-headers';
import { serveQueueBoard } from './queue-board';
import { serveWebApp } from './web-app';

const PLUGIN_TIMEOUT_MS = 10_000;
// Includes the address.
const MAX_HEADER_BYTES = 16 * 1024;
// As long as nginx waits for headers.
const HEADERS_TIMEOUT_MS = 20_000;
const LATE_REQUEST_CHECK_MS = 5_000;
// Longer than nginx waits for the longest reply.
const SILENCE_TIMEOUT_MS = 330_000;
// Below this size, compressing costs more than it saves; replies to saves are far smaller.
const COMPRESS_FROM_BYTES = 2048;

/** The HTTP edge, ready to listen. */
export async function createHttpServer({
  config,
  clock,
}: {
  config: Config;
  clock?: Clock;
}): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ config, role: 'api', clock }),
    adapterFor(config),
    {
      logger: new Log(config.logLevel),
      abortOnError: false,
      // Bodies are parsed only by `boundRequests`.
      bodyParser: false,
    },
  );
  setApiPrefix(app);
  app.useGlobalPipes(dtoValidation());
  app.useGlobalFilters(new ErrorFilter(app.get(Log)));
  noteArrivals(app);
  boundRequests(app);
  watchBodies(app);
  await app.register(cookie);
  leaveUnpacked(app);
  await app.register(compress, {
    global: true,
    globalDecompression: false,
    threshold: COMPRESS_FROM_BYTES,
    encodings: ['gzip'],
    zlibOptions: { level: constants.Z_BEST_SPEED },
  });
  await app.register(multipart);
  protectReplies({ app, config });
  countReplies(app);
  setUpApiDocs(app);
  await serveQueueBoard({ app, config });
  await serveWebApp({ app, config });
  return app;
}

/** Routes with tiny replies ten thousand times a minute, and routes that compress their large replies themselves. */
const UNPACKED = ['/api/v1/candidate/sessions', '/api/v1/candidate/sign-in', '/api/v1/candidate/paper'];

function leaveUnpacked(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', (route) => {
    if (UNPACKED.some((prefix) => route.url.startsWith(prefix))) route.compress = false;
  });
}

const adapterFor = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: SMALL_BODY_BYTES,
    http: {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: LATE_REQUEST_CHECK_MS,
    },
    requestTimeout: longestRequestMs(2 * MAX_ROSTER_FILE_BYTES),
    connectionTimeout: SILENCE_TIMEOUT_MS,
    clientErrorHandler: answerClientError,
    frameworkErrors: answerRouterError,
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    // Also bounds the time to close, which must not be less than the shutdown timeout.
    pluginTimeout: PLUGIN_TIMEOUT_MS + config.shutdownTimeoutMs,
    // During shutdown, a request on an existing connection is still answered, and then the connection is closed.
    return503OnClosing: false,
    // Bodies are not coerced: a number in place of a text is a fault to report.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });

/**
 * Replies of the API must not be cached and must match their content type. Pages override these headers with their own.
 */
function protectReplies({ app, config }: { app: NestFastifyApplication; config: Config }): void {
  const fastify = app.getHttpAdapter().getInstance();
  // Built once, because every save uses them.
  const reply = replyHeaders(config);
  const apiReply = { ...reply, 'Cache-Control': 'no-store' };
  const docs = apiDocsHeaders(config);
  fastify.addHook('onRequest', (request, answer, done) => {
    const { url } = request;
    answer.headers(url.startsWith('/api/') ? (isApiDocs(url) ? docs : apiReply) : reply);
    done();
  });
}

const isApiDocs = (url: string): boolean => url.startsWith('/api/docs') && !url.startsWith('/api/docs-');

function countReplies(app: NestFastifyApplication): void {
  const counts = app.get(ReplyCounts);
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onResponse', (_request, reply, done) => {
    counts.count(reply.statusCode);
    done();
  });
}
