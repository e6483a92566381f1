import { Injectable } from '@nestjs/common';
import type { StandingPair } from './release.repository';

export interface Release {
  examId: string;
  runId: string;
  runNumber: number;
  releasedAt: number;
  staffId: string;
  /** Every registration whose outcome, score or pass differs from what counted before; at the first release all of them. */
  changes: readonly StandingPair[];
}

/** Does nothing but database work: it may be run again with the transaction that it is part of. */
export type ReleaseListener = (release: Release) => Promise<void>;

/** Lets the rooms to the right follow a release in its own transaction: neither stands without the other. */
@Injectable()
export class ReleaseListeners {
  private readonly listeners: ReleaseListener[] = [];

  add(listener: ReleaseListener): void {
    this.listeners.push(listener);
  }

  async tell(release: Release): Promise<void> {
    for (const listener of this.listeners) await listener(release);
  }
}
