import { Injectable } from '@nestjs/common';
import { Clock, describeError, Log, NaturalBatcher, roomFor } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import type { Device } from '../session/device';
import { addressEvent, shortAddress } from './make-session-event';
import { SessionEventRepository, type SeenAddress } from './session-event.repository';
import { SessionEvents } from './session-events';

// More than sit in the largest exam: past it each save would ask anew.
const KEPT_SESSIONS = 200_000;

/**
 * Sees when a session goes on from an address that it never came from before; back at an earlier one is no change.
 * The events are the truth; what this process has seen spares it a look at them with each save.
 */
@Injectable()
export class NoticeAddress {
  private readonly seen = new LRUCache<string, Set<string>>(roomFor(KEPT_SESSIONS));
  private readonly lookUps = new NaturalBatcher<SeenAddress, boolean>({
    run: (asked) => this.repository.haveSeen(asked),
  });

  constructor(
    private readonly clock: Clock,
    private readonly repository: SessionEventRepository,
    private readonly events: SessionEvents,
    private readonly log: Log,
  ) {}

  /** Never fails: what the request was for is done already. */
  notice({ sessionId, device }: { sessionId: string; device: Device }): Promise<void> | null {
    return this.isNew({ sessionId, device })
      ? this.look({ sessionId, device, address: shortAddress(device.address) })
      : null;
  }

  /** False for a client that has disconnected, whose address is unknown. */
  isNew({ sessionId, device }: { sessionId: string; device: Device }): boolean {
    const address = shortAddress(device.address);
    return address !== '' && !this.seen.get(sessionId)?.has(address);
  }

  private async look({
    sessionId,
    device,
    address,
  }: {
    sessionId: string;
    device: Device;
    address: string;
  }): Promise<void> {
    try {
      if (!(await this.lookUps.add({ sessionId, address })))
        await this.events.note([addressEvent({ sessionId, atMs: this.clock.now(), device })]);
      this.seen.set(sessionId, (this.seen.get(sessionId) ?? new Set()).add(address));
    } catch (error) {
      // The next request from there looks again.
      this.log.warn('session.address-not-noticed', { sessionId, ...describeError(error) });
    }
  }
}
