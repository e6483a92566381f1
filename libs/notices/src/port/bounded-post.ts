import type { NoticeReason } from './notice-port';

/** How long a gateway may take for its whole answer. */
export const ANSWER_WITHIN_MS = 10_000;
/** Of the rest of an answer nothing is read. */
const MOST_ANSWER_BYTES = 16_384;
const MOST_DETAIL = 200;

export type PostOutcome =
  { kind: 'answered'; status: number; body: unknown } | { kind: 'failed'; reason: NoticeReason; detail: string | null };

/** Posts JSON; follows no redirect, and is bounded in time and memory whatever the other side does. */
export async function boundedPost({
  url,
  body,
  headers = {},
  withinMs = ANSWER_WITHIN_MS,
}: {
  url: string;
  body: string;
  headers?: Record<string, string>;
  withinMs?: number;
}): Promise<PostOutcome> {
  const signal = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal,
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body,
    });
    const text = await beginning(response);
    return { kind: 'answered', status: response.status, body: parsed(text) };
  } catch (error) {
    if (signal.aborted) return { kind: 'failed', reason: 'too_slow', detail: null };
    return { kind: 'failed', reason: 'unreachable', detail: networkCode(error) };
  }
}

/** Null for an answer that is too long. */
async function beginning(response: Response): Promise<string | null> {
  if (response.body === null) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop closes the connection.
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > MOST_ANSWER_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : (JSON.parse(text) as unknown);
  } catch {
    return null;
  }
}

/** Such as ECONNREFUSED; a message could repeat the address with a key in it. */
function networkCode(error: unknown): string | null {
  const code = (error as { cause?: { code?: unknown } }).cause?.code;
  return typeof code === 'string' ? code.slice(0, 30) : null;
}

/** The gateway's words without anything that may be an access code or a phone, on one line. */
export const safeDetail = (words: unknown): string | null =>
  typeof words !== 'string'
    ? null
    : words
        .slice(0, 2_000)
        .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
        .replace(/\d[\d\s-]{5,}\d/g, '•••')
        .replace(/[0-9A-Za-z]{4}(-?[0-9A-Za-z]{4}){2}|[0-9A-Z]{4}( [0-9A-Z]{4}){2}/g, '•••')
        .trim()
        .slice(0, MOST_DETAIL) || null;

export const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
