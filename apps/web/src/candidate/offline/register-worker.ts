/** So that the page opens again without network. Nothing depends on it: where it is refused, the page needs the network to open. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .then(offerThisPage, () => undefined);
}

/** Whether a reload without network would find the page. */
export function opensOffline(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}

function offerThisPage(registration: ServiceWorkerRegistration | undefined): void {
  // Some tools that refuse workers resolve with nothing.
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
