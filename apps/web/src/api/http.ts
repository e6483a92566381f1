/** A reply that is not 2xx; no reply at all is a `NetworkError`. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;
  /** From `Retry-After`; null when the server named no pause. */
  readonly retryAfterMs: number | null;

  constructor(fault: {
    status: number;
    code: string;
    message: string;
    details?: unknown;
    retryAfterMs?: number | null;
  }) {
    super(fault.message);
    this.status = fault.status;
    this.code = fault.code;
    this.details = fault.details;
    this.retryAfterMs = fault.retryAfterMs ?? null;
  }
}

export class NetworkError extends Error {
  override name = 'NetworkError';
}

export interface ApiRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with its leading slash. */
  path: string;
  body?: unknown;
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** `sentAtMs` and `receivedAtMs` are monotonic (`performance.now`), for measuring the server's clock. */
export interface TimedReply<Body> {
  body: Body;
  sentAtMs: number;
  receivedAtMs: number;
}

const defaultTimeoutMs = 15_000;
// Browsers limit keepalive bodies to 64 KiB in total; a Chinese character takes three bytes.
const keepaliveCharacters = 20_000;

/** Whether a request with this body may outlive its page; a browser refuses a longer one with `keepalive`. */
export const fitsKeepalive = (body: string): boolean => body.length < keepaliveCharacters;

export async function request<Body>(call: ApiRequest): Promise<Body> {
  return (await requestTimed<Body>(call)).body;
}

/** @throws ApiError, NetworkError */
export async function requestTimed<Body>(call: ApiRequest): Promise<TimedReply<Body>> {
  const abort = new AbortController();
  const giveUp = setTimeout(() => abort.abort(), call.timeoutMs ?? defaultTimeoutMs);
  const cancel = () => abort.abort();
  if (call.signal?.aborted) abort.abort();
  call.signal?.addEventListener('abort', cancel);
  try {
    return await exchange<Body>(call, abort.signal);
  } finally {
    clearTimeout(giveUp);
    call.signal?.removeEventListener('abort', cancel);
  }
}

async function exchange<Body>(call: ApiRequest, signal: AbortSignal): Promise<TimedReply<Body>> {
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const sentAtMs = performance.now();
  let response: Response;
  let text: string;
  let receivedAtMs: number;
  try {
    response = await fetch(`/api/v1${call.path}`, {
      method: call.method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body,
      signal,
      // With keepalive, a save sent as the page is closed is still delivered.
      keepalive: call.method !== 'GET' && fitsKeepalive(body ?? ''),
    });
    receivedAtMs = performance.now();
    text = await response.text();
  } catch (error) {
    throw new NetworkError(error instanceof Error ? error.message : String(error));
  }
  const parsed = parseJson(text);
  if (!response.ok) throw apiError(response, parsed);
  if (text !== '' && parsed === undefined) throw new NetworkError('the reply is not JSON');
  return { body: parsed as Body, sentAtMs, receivedAtMs };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's HTML page, or a truncated body.
    return undefined;
  }
}

export function apiError(response: Response, parsed: unknown): ApiError {
  const body = (typeof parsed === 'object' && parsed !== null ? parsed : {}) as Record<string, unknown>;
  return new ApiError({
    status: response.status,
    code: typeof body['code'] === 'string' ? body['code'] : `HTTP_${response.status}`,
    message: typeof body['message'] === 'string' ? body['message'] : response.statusText,
    details: body['details'],
    retryAfterMs: retryAfterMs(response.headers.get('retry-after')),
  });
}

function retryAfterMs(header: string | null): number | null {
  const seconds = Number(header);
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
}
