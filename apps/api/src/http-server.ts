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
  noteOrigins,
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
// The address counts as one of them.
const MAX_HEADER_BYTES = 16 * 1024;
// As long as nginx waits for them.
const HEADERS_TIMEOUT_MS = 20_000;
const LATE_REQUEST_CHECK_MS = 5_000;
// Longer than nginx waits for the longest answer.
const SILENCE_TIMEOUT_MS = 330_000;
// Below it, packing costs more than it saves: the answers to a save are far smaller.
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
      // Only what boundRequests reads.
      bodyParser: false,
    },
  );
  setApiPrefix(app);
  app.useGlobalPipes(dtoValidation());
  app.useGlobalFilters(new ErrorFilter(app.get(Log)));
  noteArrivals(app);
  noteOrigins(app);
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

/** What answers a few bytes ten thousand times a minute, and what packs its own large reply. */
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
    // How long closing may take too: not less than the process is given for it.
    pluginTimeout: PLUGIN_TIMEOUT_MS + config.shutdownTimeoutMs,
    // While the last requests are answered, one that comes on a connection of before is answered too, and the connection closed.
    return503OnClosing: false,
    // A body is taken as it was sent: a letter that arrives as a number is a mistake to be named.
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });

/** What the API answers is for nobody's cache and is what its type says. The pages set headers of their own over these. */
function protectReplies({ app, config }: { app: NestFastifyApplication; config: Config }): void {
  const fastify = app.getHttpAdapter().getInstance();
  // Made once: every save would pay for it.
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
