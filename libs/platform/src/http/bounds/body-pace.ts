/** Minimum pace of a body; a phone with 400 kbit/s sends at twice this pace. The same for every route. */
export const MIN_BYTES_A_SECOND = 25 * 1024;
/** Time before the pace is checked. */
export const GRACE_MS = 10_000;

/** A request whose body is not complete. */
export interface ComingBody {
  /** Time since the sweep first saw the request. */
  elapsedMs: number;
  /** Bytes received in that time. */
  receivedBytes: number;
  /** The largest body that the route accepts, plus the form around it. */
  maxBytes: number;
}

export interface ComingBounds {
  /** Greatest number of incomplete bodies at once. */
  maxBodies: number;
  /** Greatest number of bytes that all of them hold together. */
  maxBytes: number;
}

const isTooSlow = ({ elapsedMs, receivedBytes }: ComingBody): boolean =>
  elapsedMs > GRACE_MS + (receivedBytes / MIN_BYTES_A_SECOND) * 1000;

// Counts bytes that were discarded after an early refusal too, so that nobody can send forever.
const isTooLarge = ({ receivedBytes, maxBytes }: ComingBody): boolean => receivedBytes > maxBytes;

const paceOf = ({ elapsedMs, receivedBytes }: ComingBody): number => receivedBytes / Math.max(elapsedMs, 1);

/**
 * Bodies to cut: those that are too slow or too large, and then the slowest ones while the total exceeds the bounds.
 */
export function bodiesToCut<Body extends ComingBody>(coming: readonly Body[], bounds: ComingBounds): Body[] {
  const isOver = (body: ComingBody): boolean => isTooSlow(body) || isTooLarge(body);
  const cut = coming.filter(isOver);
  const left = coming.filter((body) => !isOver(body)).sort((a, b) => paceOf(b) - paceOf(a));
  let heldBytes = left.reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
  while (left.length > bounds.maxBodies || heldBytes > bounds.maxBytes) {
    const slowest = left.pop();
    if (!slowest) break;
    heldBytes -= slowest.receivedBytes;
    cut.push(slowest);
  }
  return cut;
}
