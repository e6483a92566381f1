import createClient from 'openapi-fetch';
import { ApiError, NetworkError } from '../api/http';
import type { components, paths } from '../api/schema';
import { isUntouched, wasSaid } from './keep-signed-in';

export type Schemas = components['schemas'];

/** Typed by what the API says of itself: `api.GET('/api/v1/exams/{id}', { params: { path: { id } } })`. */
export const api = createClient<paths>({ credentials: 'same-origin', cache: 'no-store' });

api.use({
  onRequest({ request }) {
    // A board that refreshes by itself keeps nobody signed in.
    if (isUntouched()) request.headers.set('Sunflower-Background', '1');
    else wasSaid();
  },
});

interface Reply<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a 2xx reply. @throws ApiError, NetworkError */
export async function ok<Data>(call: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch((fault: unknown) => {
    throw new NetworkError(fault instanceof Error ? fault.message : String(fault));
  });
  if (!response.ok) throw toApiError({ error, response });
  return data as Data;
}

function toApiError({ error, response }: { error: unknown; response: Response }): ApiError {
  const body = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: unknown;
    message?: unknown;
    details?: unknown;
  };
  return new ApiError({
    status: response.status,
    code: typeof body.code === 'string' ? body.code : `HTTP_${response.status}`,
    message: typeof body.message === 'string' ? body.message : response.statusText,
    details: body.details,
  });
}
