import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { holdDataFolder, JobQueue, Log, readConfig, shutDownOnSignal, type Config } from '@sunflower/platform';
import { explainBootError } from './boot-error';
import { prepareDemo } from './demo/prepare-demo';
import { createHttpServer } from './http-server';
import { listenOften } from './listen-often';

// Greatest number of connections waiting to be accepted: when an exam opens, thousands arrive in the same second.
const BACKLOG = 4096;

async function main(): Promise<void> {
  let config: Config | null = null;
  try {
    config = readConfig();
    await start(config);
  } catch (error) {
    process.stderr.write(`${explainBootError({ error, dataDir: config?.dataDir ?? '', port: config?.port ?? 0 })}\n`);
    process.exit(1);
  }
}

async function start(config: Config): Promise<void> {
  holdDataFolder(config);
  const app = await createHttpServer({ config });
  shutDownOnSignal({ app, log: app.get(Log), timeoutMs: config.shutdownNoticeMs + config.shutdownTimeoutMs });
  listenOften({ app, backlog: BACKLOG });
  await app.init();
  const demo = process.argv.includes('--demo') ? await prepareDemo({ app, config }) : null;
  await listen({ app, config });
  app.get(Log).info('api.listening', { port: config.port, profile: config.profile });
  if (demo) process.stdout.write(demo);
}

/** Listens before taking jobs, so that a port in use stops the process first. */
async function listen({ app, config }: { app: NestFastifyApplication; config: Config }): Promise<void> {
  // Not Nest's own listen, which logs a port in use before the one-line explanation.
  await app.getHttpAdapter().getInstance().listen({ port: config.port, host: config.host, backlog: BACKLOG });
  await app.get(JobQueue).start();
}

void main();
