/** Registers the service worker that opens the page offline. Without it, the page needs the network to open. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .then(offerThisPage, () => undefined);
}

/** Whether the page could be reloaded without network. */
export function opensOffline(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}

function offerThisPage(registration: ServiceWorkerRegistration | undefined): void {
  // Some tools that block workers resolve with undefined.
  if (!registration) return;
  const offer = (waiting: ServiceWorker | null) => waiting?.postMessage(new URL(import.meta.url).pathname);
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && registration.active) offer(coming);
    });
  });
}
