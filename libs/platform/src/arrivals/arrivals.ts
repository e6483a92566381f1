import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../time/clock';
import { LoopWatch } from './loop-watch';
import { LONGEST_CREDIT_MS, ProxyDelay } from './proxy-delay';

/** When a request was there, in ms since 1970. */
export interface Arrival {
  /** When nginx had it, or the event loop would have read it: what is judged by a deadline. */
  receivedAt: number;
  /** When this process came to read it. */
  readAt: number;
}

/** Seconds since 1970 with milliseconds, as nginx writes `$msec`. */
const PROXY_HEADER = 'x-request-received';

/** When requests arrived, though this process came to them later, and which of them are still being worked at. */
@Injectable()
export class Arrivals {
  private readonly proxy = new ProxyDelay();
  private readonly open = new Map<number, number>();
  private nextId = 1;

  constructor(
    private readonly clock: Clock,
    private readonly loop: LoopWatch,
  ) {}

  /** To be asked as soon as the request is read. */
  note(request: FastifyRequest): Arrival {
    const readAt = this.clock.now();
    // The proxy tells each request's own time; a stall would date back those, too, that were sent while it lasted.
    const waitedMs = this.waitedAtProxyMs(request, readAt) ?? this.stalledMs();
    return { receivedAt: readAt - waitedMs, readAt };
  }

  /** Until the work is done, no deadline before the arrival is over. */
  async during<T>({ receivedAt }: Arrival, work: () => Promise<T>): Promise<T> {
    const id = this.nextId;
    this.nextId += 1;
    this.open.set(id, receivedAt);
    try {
      return await work();
    } finally {
      this.open.delete(id);
    }
  }

  /** Everything that arrived before this, in ms since 1970, has been worked at; at most half a minute ago. */
  workedUpTo(): number {
    const nowMs = this.clock.now();
    let earliestMs = nowMs - this.stalledMs();
    for (const receivedAt of this.open.values()) if (receivedAt < earliestMs) earliestMs = receivedAt;
    return Math.max(nowMs - LONGEST_CREDIT_MS, earliestMs);
  }

  private stalledMs(): number {
    const sinceMs = this.loop.stalledSince();
    return sinceMs === null ? 0 : Math.min(LONGEST_CREDIT_MS, Math.round(performance.now() - sinceMs));
  }

  /** Null without a proxy's word. A trusted proxy writes the header itself; Fastify tells more than one address only behind one. */
  private waitedAtProxyMs({ headers, ips }: FastifyRequest, nowMs: number): number | null {
    const header = headers[PROXY_HEADER];
    if (typeof header !== 'string' || (ips?.length ?? 0) < 2) return null;
    const receivedAtMs = Math.round(Number(header) * 1000);
    return Number.isFinite(receivedAtMs) ? this.proxy.waitedMs({ receivedAtMs, nowMs }) : null;
  }
}
