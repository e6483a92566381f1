export interface AskedFile {
  method: string;
  /** Of the request; `navigate` is a page being opened. */
  mode: string;
  url: URL;
  origin: string;
}

/** Who answers a request: the built page of this worker, a built file, a picture of the paper, or the network alone. */
export type WorkerRoute = 'page' | 'file' | 'formulaFile' | 'picture' | 'network';

const pictures = /^\/api\/v1\/media\/[\w-]+$/;

/** Nothing of the API but pictures, whose address is their content, and nothing of the console's pages. */
export function routeOf(
  { method, mode, url, origin }: AskedFile,
  built: { files: readonly string[]; forFormulas: readonly string[] },
): WorkerRoute {
  if (method !== 'GET' || url.origin !== origin) return 'network';
  if (mode === 'navigate') return url.pathname === '/' ? 'page' : 'network';
  if (built.files.includes(url.pathname)) return 'file';
  if (built.forFormulas.includes(url.pathname)) return 'formulaFile';
  return pictures.test(url.pathname) ? 'picture' : 'network';
}
