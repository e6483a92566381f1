import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';

/** dist/web, beside dist/apps/api/src. */
const WEB_FOLDER = resolve(__dirname, '../../../web');

// A page is asked for anew each time; what it loads carries its hash in its name.
const PAGE_CACHE = 'no-cache';
const ASSET_CACHE = 'public, max-age=31536000, immutable';

const PAGES: Record<string, string> = {
  '/': 'index.html',
  '/console': 'console/index.html',
  '/console/*': 'console/index.html',
  '/verify': 'verify/index.html',
  '/verify/*': 'verify/index.html',
};

/** The browser app, where nginx does not serve it. */
export async function serveWebApp(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(join(WEB_FOLDER, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: WEB_FOLDER,
    wildcard: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('Cache-Control', path.includes('/assets/') ? ASSET_CACHE : PAGE_CACHE),
  });
  const fastify = app.getHttpAdapter().getInstance();
  for (const [url, file] of Object.entries(PAGES)) fastify.get(url, (_request, reply: FastifyReply) => reply.sendFile(file));
}
