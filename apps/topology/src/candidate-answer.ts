import { randomBytes } from 'node:crypto';

/**
 * Whether candidate routes work there: a sign-in with an unknown ticket is refused only after a query to the database.
 */
export async function answersCandidates(origin: URL): Promise<boolean> {
  const body = JSON.stringify({ ticketNumber: `READY-${randomBytes(6).toString('hex')}`, accessCode: 'UNKNOWN' });
  try {
    const reply = await fetch(new URL('/api/v1/candidate/sign-in', origin), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: AbortSignal.timeout(2_000),
    });
    return reply.status === 401;
  } catch {
    return false;
  }
}
