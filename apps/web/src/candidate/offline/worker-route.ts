export interface AskedFile {
  method: string;
  /** `Request.mode`; `navigate` when a page is opened. */
  mode: string;
  url: URL;
  origin: string;
}

/** What answers a request: the page of this build, one of its files, a cached picture, or only the network. */
export type WorkerRoute = 'page' | 'file' | 'formulaFile' | 'picture' | 'network';

const pictures = /^\/api\/v1\/media\/[\w-]+$/;

/** Of the API only pictures are answered, whose content never changes; of the pages only the candidate's. */
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
