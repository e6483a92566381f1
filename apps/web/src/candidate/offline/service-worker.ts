import { routeOf } from './worker-route';

/** Files of this build besides `/`, and those only for formulas. Inserted by the build (`vite.light.config.mts`). */
declare const BUILT_PAGE: { version: string; entry: string; files: string[]; forFormulas: string[] };

// TypeScript's libs `DOM` and `WebWorker` cannot be combined, so the worker's types are declared here.
interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}
interface Worker {
  location: Location;
  clients: { claim(): Promise<void>; matchAll(which: object): Promise<unknown[]> };
  skipWaiting(): Promise<void>;
  addEventListener(name: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(name: 'message', listener: (event: LastingEvent & { data: unknown }) => void): void;
  addEventListener(
    name: 'fetch',
    listener: (event: LastingEvent & { request: Request; respondWith(response: Promise<Response>): void }) => void,
  ): void;
}
const worker = self as unknown as Worker;

const prefix = 'sunflower-page-';
const cacheName = prefix + BUILT_PAGE.version;
// Wait no longer for a network that does not respond.
const patienceMs = 4_000;

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => {
  event.waitUntil(removeOldBuilds());
  // Not awaited: a page reloading now waits for the worker, which would wait for the page.
  void worker.clients.claim();
});
worker.addEventListener('message', (event) => event.waitUntil(takeOver(event.data)));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { method, mode } = request;
  switch (routeOf({ method, mode, url: new URL(request.url), origin: worker.location.origin }, BUILT_PAGE)) {
    case 'page':
      return event.respondWith(page(request));
    case 'file':
    case 'picture':
      return event.respondWith(keptOrFetched(request));
    case 'formulaFile':
      return event.respondWith(keptOnceFetched(request));
    case 'network':
      return;
  }
});

/** Installs all files of this build or none: during a deployment, a server may return the page of another build. */
async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const shell = await fetch('/', { cache: 'no-cache' });
  if (!shell.ok || !(await shell.clone().text()).includes(BUILT_PAGE.entry))
    throw new Error('the page is of another build');
  await cache.addAll(BUILT_PAGE.files);
  await cache.put('/', shell);
}

// Keep the previous build: a page served by the older worker just before may still request files that the server no
// longer has.
async function removeOldBuilds(): Promise<void> {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** If the only open page is of this build, activates at once instead of waiting for it to close. */
async function takeOver(entry: unknown): Promise<void> {
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (entry === BUILT_PAGE.entry && windows.length === 1) await worker.skipWaiting();
}

/** The page from the network if it responds in time, else this build's. */
async function page(request: Request): Promise<Response> {
  const kept = (await caches.open(cacheName)).match('/');
  const fetched = fetch(request).then((response) => {
    if (response.status >= 500) throw new Error('the server does not give the page now');
    return response;
  });
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs));
  const inTime = await Promise.race([fetched, late]).catch(() => undefined);
  return inTime ?? (await kept) ?? fetched;
}

async function keptOnceFetched(request: Request): Promise<Response> {
  const response = await keptOrFetched(request);
  if (response.ok) await (await caches.open(cacheName)).put(request, response.clone());
  return response;
}

async function keptOrFetched(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}
