export interface Touch {
  x: number;
  y: number;
}

const shortestPx = 64;
// The browser's own gestures start at the edge.
const edgePx = 24;

/** A clear sideways stroke changes the item: to the left goes forward. Null for any other gesture. */
export function swipeStep({ from, to, widthPx }: { from: Touch; to: Touch; widthPx: number }): -1 | 1 | null {
  const acrossPx = to.x - from.x;
  const downPx = Math.abs(to.y - from.y);
  if (from.x < edgePx || from.x > widthPx - edgePx) return null;
  if (Math.abs(acrossPx) < shortestPx || Math.abs(acrossPx) < 2 * downPx) return null;
  return acrossPx < 0 ? 1 : -1;
}
