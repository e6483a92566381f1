// What a container's health check asks: node health.mjs api | worker. Ends with 0 when it is well.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ESTABLISHED = '01';

/** A sign-in with an unknown ticket is refused only after the database was asked. */
async function apiIsWell() {
  const reply = await fetch(`http://127.0.0.1:${process.env.PORT ?? 3000}/api/v1/candidate/sign-in`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ticketNumber: `READY-${randomBytes(6).toString('hex')}`, accessCode: 'UNKNOWN' }),
    signal: AbortSignal.timeout(4_000),
  });
  return reply.status === 401;
}

/** It serves nothing that could be asked: it is well while it holds a connection to the database. Redis may be away. */
function workerIsWell() {
  const url = process.env.DATABASE_URL_FILE ? readFileSync(process.env.DATABASE_URL_FILE, 'utf8').trim() : process.env.DATABASE_URL;
  const port = Number(new URL(url).port || 3306).toString(16).toUpperCase().padStart(4, '0');
  // Fields of each line: number, local address, remote address, state.
  const connections = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) => readFileSync(file, 'utf8').split('\n').slice(1).map((line) => line.trim().split(/\s+/)));
  return connections.some(([, , remote, state]) => remote?.endsWith(`:${port}`) && state === ESTABLISHED);
}

const checks = { api: apiIsWell, worker: workerIsWell };
try {
  process.exit((await checks[process.argv[2]]()) ? 0 : 1);
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
