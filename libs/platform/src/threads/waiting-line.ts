import { Overloaded } from '../errors/errors';

/** How long whoever finds the line full is told to wait. */
const RETRY_AFTER_SECONDS = 10;

export interface WaitingLineLimits {
  /** How many are at work at once, at least 1. */
  places: number;
  maxWaiting: number;
  /** What all that wait hold in memory. */
  maxWaitingBytes: number;
}

interface Waiting {
  bytes: number;
  begin: () => void;
}

/** So many at once; the others wait in a bounded line, first come, first served. */
export class WaitingLine {
  private atWork = 0;
  private waitingBytes = 0;
  private readonly line: Waiting[] = [];

  constructor(private readonly limits: WaitingLineLimits) {}

  /** `bytes`: what the work holds in memory while it waits. @throws Overloaded when the line is full */
  async run<T>({ bytes, work }: { bytes: number; work: () => Promise<T> }): Promise<T> {
    await this.place(bytes);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async place(bytes: number): Promise<void> {
    if (this.atWork < this.limits.places) {
      this.atWork += 1;
      return;
    }
    const { maxWaiting, maxWaitingBytes } = this.limits;
    if (this.line.length >= maxWaiting || this.waitingBytes + bytes > maxWaitingBytes)
      throw new Overloaded(RETRY_AFTER_SECONDS);
    this.waitingBytes += bytes;
    await new Promise<void>((begin) => this.line.push({ bytes, begin }));
  }

  // The place goes on to the next in the line, so that nobody who comes just now takes it.
  private leave(): void {
    const next = this.line.shift();
    if (!next) {
      this.atWork -= 1;
      return;
    }
    this.waitingBytes -= next.bytes;
    next.begin();
  }
}
