// What a container's health check asks: whether the api or the worker is ready. Ends with 0 when it is.
const port = process.env.WORKER_PORT ?? process.env.PORT ?? 3000;
try {
  const { ok } = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(4_000) });
  process.exit(ok ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
