/** How long the fastest request counts as the measure of the offset between the proxy's clock and ours. */
const REMEMBERED_MS = 30_000;
/**
 * Shortest wait credited to a request. nginx reads its clock once per turn of its event loop, so shorter waits are noise: with them, a request right after the
 * deadline could count as earlier than one that was refused before it.
 */
const SHORTEST_WAIT_MS = 250;
/** Longest wait credited to a request. */
export const LONGEST_CREDIT_MS = 30_000;

/**
 * Measures how long a request waited between the proxy and this process. The offset of the proxy's clock may be any
 * value: the fastest request of the last 30 to 60 seconds is assumed not to have waited.
 */
export class ProxyDelay {
  private fastestMs = Infinity;
  private fastestBeforeMs = Infinity;
  private bucketEndsMs = 0;

  /**
   * Milliseconds, 0 to `LONGEST_CREDIT_MS`; null when no earlier request of the last minute tells how far the clocks are apart.
   * `receivedAtMs` is by the proxy's clock, `nowMs` by ours.
   */
  waitedMs({ receivedAtMs, nowMs }: { receivedAtMs: number; nowMs: number }): number | null {
    if (nowMs >= this.bucketEndsMs) {
      this.fastestBeforeMs = nowMs < this.bucketEndsMs + REMEMBERED_MS ? this.fastestMs : Infinity;
      this.fastestMs = Infinity;
      this.bucketEndsMs = nowMs + REMEMBERED_MS;
    }
    const delayMs = nowMs - receivedAtMs;
    const isFirst = Math.min(this.fastestMs, this.fastestBeforeMs) === Infinity;
    this.fastestMs = Math.min(this.fastestMs, delayMs);
    if (isFirst) return null;
    const waitedMs = delayMs - Math.min(this.fastestMs, this.fastestBeforeMs);
    return waitedMs < SHORTEST_WAIT_MS ? 0 : Math.min(LONGEST_CREDIT_MS, waitedMs);
  }
}
