/** For so long a fast request tells how far the proxy's clock is from ours. */
const REMEMBERED_MS = 30_000;
/** Nobody is believed to have waited longer. */
export const LONGEST_CREDIT_MS = 30_000;

/**
 * How long a request waited between the proxy and this process, by the proxy's clock, which may be any time off: of the
 * requests of the last half to whole minute the fastest is taken to have waited not at all.
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
    return isFirst ? null : Math.min(LONGEST_CREDIT_MS, delayMs - Math.min(this.fastestMs, this.fastestBeforeMs));
  }
}
