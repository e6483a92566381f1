/**
 * How much news there is for the candidate, as the replies of the server tell. A reply of a process that has not heard
 * of the latest yet tells less, so the highest count stands.
 */
export class NewsBell {
  private highest = 0;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly count = (): number => this.highest;

  hear(count: number | undefined): void {
    if (count !== undefined && count > this.highest) this.set(count);
  }

  /** For another candidate. */
  reset(): void {
    this.set(0);
  }

  private set(count: number): void {
    this.highest = count;
    this.listeners.forEach((listener) => listener());
  }
}
