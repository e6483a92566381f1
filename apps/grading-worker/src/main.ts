import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { JobQueue, Log, OperationsServer, readConfig, shutDownOnSignal } from '@sunflower/platform';
import { WorkerModule } from './worker.module';

/** Runs the jobs of the production profile: closing, grading. */
async function main(): Promise<void> {
  const config = readConfig();
  const app = await NestFactory.createApplicationContext(WorkerModule.forRoot({ config }), {
    logger: new Log(config.logLevel),
    abortOnError: false,
  });
  shutDownOnSignal({ app, log: app.get(Log), timeoutMs: config.shutdownNoticeMs + config.shutdownTimeoutMs });
  const port = await app.get(OperationsServer).listen();
  await app.get(JobQueue).start();
  app.get(Log).info('grading-worker.started', { profile: config.profile, port });
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
