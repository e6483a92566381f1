import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '@sunflower/platform';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { webAppHeaders } from './page-headers';

/** dist/web, beside dist/apps/api/src. */
const WEB_FOLDER = resolve(__dirname, '../../../web');

// Pages are revalidated on each request; the files they load have a hash in their name.
const PAGE_CACHE = 'no-cache';
const ASSET_CACHE = 'public, max-age=31536000, immutable';

const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/console': 'console/index.html',
  '/console/*': 'console/index.html',
  '/verify': 'verify/index.html',
  '/verify/*': 'verify/index.html',
};

/** Serves the browser app when nginx does not. */
export async function serveWebApp({ app, config }: { app: NestFastifyApplication; config: Config }): Promise<void> {
  if (!existsSync(join(WEB_FOLDER, 'index.html'))) return;
  await app.register(async (pages: FastifyInstance) => {
    await pages.register(helmet, helmetOptions());
    const headers = webAppHeaders(config);
    pages.addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    });
    await pages.register(fastifyStatic, {
      root: WEB_FOLDER,
      wildcard: false,
      index: false,
      cacheControl: false,
      setHeaders: (reply, path) =>
        void reply.header('Cache-Control', path.includes('/assets/') ? ASSET_CACHE : PAGE_CACHE),
    });
    for (const [url, file] of Object.entries(PAGES))
      pages.get(url, (_request, reply: FastifyReply) => reply.sendFile(file));
  });
}

/** The content security policy is our own, the same as nginx's; helmet adds headers for older browsers. */
const helmetOptions = (): FastifyHelmetOptions => ({
  contentSecurityPolicy: false,
  frameguard: { action: 'deny' },
  hsts: false,
});
