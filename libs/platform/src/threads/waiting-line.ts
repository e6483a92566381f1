import { Overloaded } from '../errors/errors';

/** `Retry-After` for a caller who finds the line full. */
const RETRY_AFTER_SECONDS = 10;

export interface WaitingLineLimits {
  /** Greatest number of pieces of work in progress, at least 1. */
  places: number;
  maxWaiting: number;
  /** Memory held by all waiting entries. */
  maxWaitingBytes: number;
}

interface Waiting {
  bytes: number;
  begin: () => void;
}

/** Runs a limited number at once; the others wait in a bounded line, first come, first served. */
export class WaitingLine {
  private atWork = 0;
  private waitingBytes = 0;
  private readonly line: Waiting[] = [];

  constructor(private readonly limits: WaitingLineLimits) {}

  /** `bytes`: memory that the work holds while it waits. @throws Overloaded when the line is full */
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

  // The place passes directly to the next in line, so that a new caller cannot take it.
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
