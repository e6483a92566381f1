import { Injectable } from '@nestjs/common';
import { Clock, describeError, Log, NaturalBatcher, roomFor } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import type { Device } from '../session/device';
import { addressEvent, shortAddress } from './make-session-event';
import { SessionEventRepository, type SeenAddress } from './session-event.repository';
import { SessionEvents } from './session-events';

// More than the sessions of the largest exam; beyond it, each save would query the database.
const KEPT_SESSIONS = 200_000;

/**
 * Records when a session is used from an address that it was never used from before; a return to an earlier address is
 * no change. The stored events decide; the memory of this process saves a query per request.
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

  /** Never fails, since the request itself is done already. Null when the address is known. */
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
      // The next request from this address tries again.
      this.log.warn('session.address-not-noticed', { sessionId, ...describeError(error) });
    }
  }
}
