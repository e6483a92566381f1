// The health check of the containers: exits with 0 when the api or the worker is ready.
const port = process.env.WORKER_PORT ?? process.env.PORT ?? 3000;
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) });
  process.exit(ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
