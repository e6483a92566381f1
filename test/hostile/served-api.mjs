// Runs the built api in its own process and reports the cost of requests to the parent.
import { createRequire } from 'node:module';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const DIST = '../../dist';
require('reflect-metadata');
const { createHttpServer } = require(`${DIST}/apps/api/src/http-server.js`);
const { describeApi } = require(`${DIST}/apps/api/src/api-docs.js`);
const { JobQueue, readConfig } = require(`${DIST}/libs/platform/src/index.js`);

const RESOLUTION_MS = 5;

const app = await createHttpServer({ config: readConfig() });
await app.init();
const fastify = app.getHttpAdapter().getInstance();
await fastify.listen({ port: 0, host: '127.0.0.1' });
await app.get(JobQueue).start();

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let cpu = process.cpuUsage();

/** Since the last call: the longest block of the event loop and the CPU time of all threads; and the present memory. */
function measure({ collect }) {
  if (collect) globalThis.gc();
  const used = process.cpuUsage(cpu);
  const { heapUsed, external } = process.memoryUsage();
  const measured = {
    heldMs: delay.max / 1e6 - RESOLUTION_MS,
    cpuMs: (used.user + used.system) / 1000,
    heldBytes: heapUsed + external,
  };
  delay.reset();
  cpu = process.cpuUsage();
  return measured;
}

process.on('message', (asked) => process.send(measure(asked)));
process.on('disconnect', () => process.exit());
process.send({ port: fastify.server.address().port, document: describeApi(app) });
