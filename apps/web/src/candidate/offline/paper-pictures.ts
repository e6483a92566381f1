import type { PaperSection } from '../../api/candidate-contract';

const prefix = 'sunflower-paper-';

/** Distinct addresses of all pictures in a paper. */
export function picturesIn(sections: PaperSection[]): string[] {
  // Searching the JSON finds the addresses in all texts of the paper.
  return [...new Set(JSON.stringify(sections).match(/\/api\/v1\/media\/[\w-]+/g) ?? [])];
}

/** Caches a paper's pictures for the service worker. A picture that cannot be fetched now is loaded by the page. */
export async function keepPictures({
  sessionId,
  sections,
}: {
  sessionId: string;
  sections: PaperSection[];
}): Promise<void> {
  const addresses = picturesIn(sections);
  if (addresses.length === 0 || !('caches' in window)) return;
  try {
    const cache = await caches.open(prefix + sessionId);
    for (const address of addresses) if (!(await cache.match(address))) await cache.add(address).catch(() => undefined);
  } catch {
    // No storage: pictures are shown only while there is a network.
  }
}

export async function forgetPictures(goes: (sessionId: string) => boolean): Promise<void> {
  if (!('caches' in window)) return;
  try {
    const names = await caches.keys();
    await Promise.all(
      names
        .filter((name) => name.startsWith(prefix) && goes(name.slice(prefix.length)))
        .map((name) => caches.delete(name)),
    );
  } catch {
    // Caches are forbidden, so nothing was stored.
  }
}
