import { apiError, ApiError, NetworkError, parseJson } from './http';

/** For a long body that is not JSON; the caller streams it. @throws ApiError, NetworkError */
export async function requestBytes({
  path,
  headers,
}: {
  path: string;
  headers: Record<string, string>;
}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, { credentials: 'same-origin', cache: 'no-store', headers });
    if (!response.ok) throw apiError(response, parseJson(await response.text()));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw new NetworkError(error instanceof Error ? error.message : String(error));
  }
  return response;
}
