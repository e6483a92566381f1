import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { newId } from '../ids';
import { describeError, Log } from '../logging';
import type { Runtime } from '../runtime';
import { Clock } from '../time/clock';
import { RUNTIME } from '../tokens';
import { ApiHorizonRepository } from './api-horizon.repository';
import { Arrivals } from './arrivals';
import { LONGEST_CREDIT_MS } from './proxy-delay';

const TELL_EVERY_MS = 1_000;
/** An api that told nothing for so long is taken for dead: it credits no request with a longer wait. */
const BELIEVED_MS = LONGEST_CREDIT_MS;
const FORGOTTEN_MS = 60 * 60_000;

/**
 * The time up to which every process has handled its requests. Each api of the production profile tells its own in the
 * database, so that a worker closes no session over a request that waits in a stalled api.
 */
@Injectable()
export class SharedHorizon implements OnApplicationBootstrap {
  private readonly apiId = newId();
  private timer: NodeJS.Timeout | null = null;
  private telling: Promise<void> = Promise.resolve();
  private hasEnded = false;
  private isTold = true;

  constructor(
    private readonly arrivals: Arrivals,
    private readonly clock: Clock,
    private readonly repository: ApiHorizonRepository,
    private readonly log: Log,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {}

  /** Resolves once the horizon is told: before that, no request is accepted. */
  async onApplicationBootstrap(): Promise<void> {
    if (!this.runtime.tellsHorizon) return;
    await this.repository.removeToldBefore(this.clock.now() - FORGOTTEN_MS);
    await this.tell();
    this.tellAgainLater();
  }

  /** Time in ms since 1970 before which every request that arrived anywhere was handled; at most 30 seconds ago. */
  async workedUpTo(): Promise<number> {
    const believedMs = this.clock.now() - BELIEVED_MS;
    const others = await this.repository.findEarliest({ toldAfterMs: believedMs, apiId: this.apiId });
    return Math.max(believedMs, Math.min(this.arrivals.workedUpTo(), others ?? Number.POSITIVE_INFINITY));
  }

  async tell(): Promise<void> {
    await this.repository.tell({
      apiId: this.apiId,
      workedUpTo: this.arrivals.workedUpTo(),
      toldAt: this.clock.now(),
    });
  }

  /** Call once all requests are answered, so that nobody waits for this process. */
  async end(): Promise<void> {
    if (!this.runtime.tellsHorizon || this.hasEnded) return;
    this.hasEnded = true;
    if (this.timer) clearTimeout(this.timer);
    await this.telling;
    await this.repository.remove(this.apiId).catch((error: unknown) => this.complain(error));
  }

  private tellAgainLater(): void {
    if (this.hasEnded) return;
    this.timer = setTimeout(() => {
      this.telling = this.tell()
        .then(
          () => void (this.isTold = true),
          (error: unknown) => this.complain(error),
        )
        .finally(() => this.tellAgainLater());
    }, TELL_EVERY_MS);
    this.timer.unref();
  }

  /** Once for each outage of the database. */
  private complain(error: unknown): void {
    if (this.isTold) this.log.warn('horizon.not-told', describeError(error));
    this.isTold = false;
  }
}
