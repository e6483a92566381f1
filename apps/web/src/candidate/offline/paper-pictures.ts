import type { PaperSection } from '../../api/candidate-contract';

const prefix = 'sunflower-paper-';

/** Addresses of all pictures in a paper, each once. */
export function picturesIn(sections: PaperSection[]): string[] {
  // The paper's texts are Markdown; wherever in them a picture stands, its address is the same.
  return [...new Set(JSON.stringify(sections).match(/\/api\/v1\/media\/[\w-]+/g) ?? [])];
}

/** Fetches a paper's pictures so that the service worker can show them without network. What cannot be had now is left to the page. */
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
    // The device gives no room: pictures are shown while there is network.
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
    // Where caches are forbidden nothing was kept.
  }
}
