/** After so long without a touch or a key, what a page asks it asks by itself. */
const AWAY_AFTER_MS = 60_000;
/** Who writes a long text asks the server nothing: this often a request says that somebody is here. */
const SAY_SO_EVERY_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastTouchedAtMs = performance.now();
let lastSaidAtMs = performance.now();

/** Whether nobody has touched this page for a while. */
export const isUntouched = (): boolean => performance.now() - lastTouchedAtMs >= AWAY_AFTER_MS;

/** Calls when somebody is at the page and the server has not heard of it for a while; gives what ends that. */
export function watchForLife(saySo: () => void): () => void {
  const onTouch = () => {
    lastTouchedAtMs = performance.now();
    if (lastTouchedAtMs - lastSaidAtMs < SAY_SO_EVERY_MS) return;
    lastSaidAtMs = lastTouchedAtMs;
    saySo();
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, onTouch, { capture: true, passive: true });
  return () => {
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, onTouch, { capture: true });
  };
}

/** A request that counts as somebody's. */
export const wasSaid = (): void => {
  lastSaidAtMs = performance.now();
};
