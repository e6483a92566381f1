import type { IntegrityEvent } from '../../../api/candidate-contract';
import type { OutboxView } from '../../saving/response-outbox';
import type { SittingView } from './exam-sitting';
import type { Standing } from './next-standing';

export interface EvidencePorts {
  record(kind: IntegrityEvent['kind'], details: Record<string, number>): void;
  /** The server's time, or its estimate. */
  nowMs(): number;
  /** The device's own clock. */
  deviceNowMs(): number;
  /** Error of the estimated time of a page that opened without network. */
  correctionMs(): number;
}

/**
 * Evidence by which an administrator judges when a late response was made: the difference between the device's clock
 * and the server's, how long the network was down, and how many responses waited.
 */
export class ConnectionEvidence {
  private checked = false;
  private openedWithoutNetwork = false;
  private lostSinceMs: number | null = null;
  private waiting = 0;

  constructor(private readonly ports: EvidencePorts) {}

  look({ standing, timeIsEstimated, saving }: Pick<SittingView, 'standing' | 'timeIsEstimated' | 'saving'>): void {
    if (timeIsEstimated) this.noteOpenedWithoutNetwork();
    else if (!this.checked) this.checkClock();
    // A gap that starts at an estimated time would be as wrong as the estimate.
    if (timeIsEstimated) return;
    const failing = failingOf(standing, saving.failing);
    if (failing === 'network') {
      this.lostSinceMs ??= this.ports.nowMs();
      this.waiting = saving.unsavedCount;
    } else if (this.lostSinceMs !== null && failing === null) {
      this.ports.record('network_back', {
        goneSeconds: seconds(this.ports.nowMs() - this.lostSinceMs),
        waiting: this.waiting,
      });
      this.lostSinceMs = null;
    }
  }

  private noteOpenedWithoutNetwork(): void {
    if (this.openedWithoutNetwork) return;
    this.openedWithoutNetwork = true;
    this.ports.record('opened_offline', {});
  }

  private checkClock(): void {
    this.checked = true;
    const deviceAheadSeconds = seconds(this.ports.deviceNowMs() - this.ports.nowMs());
    this.ports.record(
      'clock_checked',
      this.openedWithoutNetwork
        ? { deviceAheadSeconds, correctedBySeconds: seconds(this.ports.correctionMs()) }
        : { deviceAheadSeconds },
    );
  }
}

function failingOf(standing: Standing, failing: OutboxView['failing']): OutboxView['failing'] {
  switch (standing.kind) {
    case 'closed':
      return null;
    case 'handingIn':
      return standing.failing ?? failing;
    default:
      return failing;
  }
}

const seconds = (ms: number): number => Math.round(ms / 1000);
