import createClient, { type Client, type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import { ApiError, NetworkError } from '../api/http';
import type { components, paths } from '../api/schema';
import { isUntouched, wasSaid } from './keep-signed-in';

export type Schemas = components['schemas'];

type Method = 'get' | 'post' | 'put' | 'delete';
type PathOf<By extends Method> = {
  [Path in keyof paths]: paths[Path] extends Record<By, object> ? Path : never;
}[keyof paths];
type Asked<Path extends keyof paths, By extends Method> = MaybeOptionalInit<paths[Path], By>;

// openapi-fetch infers the type of the options from the call, and so accepts unknown query keys. These types do not.
type Call<By extends Method> = <Path extends PathOf<By>, As extends 'json' | 'blob' = 'json'>(
  path: Path,
  ...asked: undefined extends Asked<Path, By>
    ? [(Asked<Path, By> & { parseAs?: As })?]
    : [Asked<Path, By> & { parseAs?: As }]
) => Promise<
  paths[Path][By] extends infer Operation extends object
    ? FetchResponse<Operation, { parseAs: As }, `${string}/${string}`>
    : never
>;

interface ConsoleApi extends Pick<Client<paths>, 'use'> {
  GET: Call<'get'>;
  POST: Call<'post'>;
  PUT: Call<'put'>;
  DELETE: Call<'delete'>;
}

/** Typed by the OpenAPI schema: `api.GET('/api/v1/exams/{examId}', { params: { path: { examId } } })`. */
export const api: ConsoleApi = createClient<paths>({ credentials: 'same-origin', cache: 'no-store' }) as never;

api.use({
  onRequest({ request }) {
    // Requests of an unattended page must not prolong the sign-in.
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
