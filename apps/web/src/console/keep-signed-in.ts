/** After this long without input, a page counts as unattended. */
const AWAY_AFTER_MS = 60_000;
/** Someone writing a long text sends no requests: while there is input, one is sent this often. */
const SAY_SO_EVERY_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastTouchedAtMs = performance.now();
let lastSaidAtMs = performance.now();

/** Whether this page has had no input for a while. */
export const isUntouched = (): boolean => performance.now() - lastTouchedAtMs >= AWAY_AFTER_MS;

/** Calls `saySo` when there is input and no request was sent for a while. Returns the function that stops watching. */
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

/** Notes a request sent from an attended page. */
export const wasSaid = (): void => {
  lastSaidAtMs = performance.now();
};
