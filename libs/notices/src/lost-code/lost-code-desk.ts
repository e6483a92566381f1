import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AddressLimit, Clock, describeError, Log } from '@sunflower/platform';
import { TooManyAsked } from '../notices.errors';
import { NoticePorts } from '../port/notice-ports';
import { LostCodeRepository } from './lost-code.repository';
import { SendLostCodes, type Claimant } from './send-lost-codes';

// A classroom behind one address asks before an exam; a list of numbers is not tried out.
const BY_ADDRESS = { burst: 20, perMinute: 4, maxAddresses: 20_000 };
const IN_ALL = { burst: 200, perMinute: 120, maxAddresses: 1 };
const MOST_WAITING = 200;
const OFFERED_FOR_MS = 15_000;

/**
 * Takes what candidates ask for, and answers before it looks: neither the answer nor its time tells who is registered.
 */
@Injectable()
export class LostCodeDesk implements OnModuleDestroy {
  private readonly byAddress = new AddressLimit(BY_ADDRESS);
  private readonly inAll = new AddressLimit(IN_ALL);
  private readonly waiting: Claimant[] = [];
  private working: Promise<void> | null = null;
  private offered: { at: number; value: Promise<boolean> } | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly ports: NoticePorts,
    private readonly repository: LostCodeRepository,
    private readonly sending: SendLostCodes,
    private readonly log: Log,
  ) {}

  async onModuleDestroy(): Promise<void> {
    await this.settled();
  }

  /** Asked of the database at most once in 15 s. */
  isOffered(): Promise<boolean> {
    const nowMs = this.clock.now();
    if (this.ports.find('sms') === null) return Promise.resolve(false);
    if (this.offered === null || nowMs - this.offered.at >= OFFERED_FOR_MS) {
      const value = this.repository.isOffered(nowMs);
      this.offered = { at: nowMs, value };
      value.catch(() => (this.offered = null));
    }
    return this.offered.value;
  }

  /** @throws TooManyAsked */
  ask({ address, claimant }: { address: string; claimant: Claimant }): void {
    const nowMs = this.clock.now();
    const wait =
      this.byAddress.take({ address, nowMs }) ??
      this.inAll.take({ address: 'all', nowMs }) ??
      (this.waiting.length >= MOST_WAITING ? 60 : null);
    if (wait !== null) throw new TooManyAsked(wait);
    if (this.ports.find('sms') === null) return;
    this.waiting.push(claimant);
    this.working ??= this.work().finally(() => {
      this.working = null;
    });
  }

  /** Resolves once nobody waits. */
  async settled(): Promise<void> {
    while (this.working) await this.working;
  }

  private async work(): Promise<void> {
    // Not in the turn of the request.
    await new Promise((resolve) => setImmediate(resolve));
    for (;;) {
      const claimant = this.waiting.shift();
      if (!claimant) return;
      await this.sending
        .send(claimant)
        .catch((error: unknown) => this.log.error('lost-code.failed', describeError(error)));
    }
  }
}
