import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../time/clock';
import { LoopWatch } from './loop-watch';
import { LONGEST_CREDIT_MS, ProxyDelay } from './proxy-delay';

/** Arrival times of a request, in ms since 1970. */
export interface Arrival {
  /** When nginx received the request, or when an unstalled event loop would have read it. Deadlines use this time. */
  receivedAt: number;
  /** When this process read the request. */
  readAt: number;
}

/** Seconds since 1970 with milliseconds, as nginx writes `$msec`. */
const PROXY_HEADER = 'x-request-received';

/** Arrival times of requests that this process read late, and the requests still in progress. */
@Injectable()
export class Arrivals {
  private readonly proxy = new ProxyDelay();
  private readonly open = new Map<number, number>();
  private nextId = 1;

  constructor(
    private readonly clock: Clock,
    private readonly loop: LoopWatch,
  ) {}

  /** Call as soon as the request is read. */
  note(request: FastifyRequest): Arrival {
    const readAt = this.clock.now();
    const waitedMs = Math.max(this.waitedAtProxyMs(request, readAt), this.stalledMs());
    return { receivedAt: readAt - waitedMs, readAt };
  }

  /**
   * Keeps the request open in `workedUpTo` until the work is done, so no deadline after its arrival is treated as past.
   */
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

  /** Time in ms since 1970 before which every arrived request has been handled; at most 30 seconds ago. */
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

  /** Milliseconds. A trusted proxy overwrites the header; Fastify lists more than one address only behind one. */
  private waitedAtProxyMs({ headers, ips }: FastifyRequest, nowMs: number): number {
    const header = headers[PROXY_HEADER];
    if (typeof header !== 'string' || (ips?.length ?? 0) < 2) return 0;
    const receivedAtMs = Math.round(Number(header) * 1000);
    return Number.isFinite(receivedAtMs) ? this.proxy.waitedMs({ receivedAtMs, nowMs }) : 0;
  }
}
