/** The longest time in which no save was acknowledged, since `begin`. Times are on the monotonic clock, in ms. */
export class Silence {
  private lastSavedMs = 0;
  private longestSoFarMs = 0;

  begin(nowMs: number): void {
    this.lastSavedMs = nowMs;
    this.longestSoFarMs = 0;
  }

  saved(nowMs: number): void {
    this.longestSoFarMs = this.longestMs(nowMs);
    this.lastSavedMs = Math.max(this.lastSavedMs, nowMs);
  }

  hasSavedSince(timeMs: number): boolean {
    return this.lastSavedMs > timeMs;
  }

  /** A silence that still lasts counts until now. */
  longestMs(nowMs: number): number {
    return Math.max(this.longestSoFarMs, nowMs - this.lastSavedMs);
  }
}
