/** How fast a body must come: a phone with 400 kbit/s brings twice that, whatever its route admits. */
export const MIN_BYTES_A_SECOND = 25 * 1024;
/** Before the pace is looked at. */
export const GRACE_MS = 10_000;

/** A request whose body is still coming. */
export interface ComingBody {
  /** Since it was first seen. */
  elapsedMs: number;
  /** In that time. */
  receivedBytes: number;
  /** The largest body that its route takes, with what wraps it. */
  maxBytes: number;
}

export interface ComingBounds {
  /** Of those that are not whole at once. */
  maxBodies: number;
  /** What all of them together may hold. */
  maxBytes: number;
}

const isTooSlow = ({ elapsedMs, receivedBytes }: ComingBody): boolean =>
  elapsedMs > GRACE_MS + (receivedBytes / MIN_BYTES_A_SECOND) * 1000;

// What was dumped after an early refusal counts too: nobody sends for ever what nobody reads.
const isTooLarge = ({ receivedBytes, maxBytes }: ComingBody): boolean => receivedBytes > maxBytes;

const paceOf = ({ elapsedMs, receivedBytes }: ComingBody): number => receivedBytes / Math.max(elapsedMs, 1);

/** Those to be cut: too slow, too large, and where all together are too many, the slowest of them. */
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
