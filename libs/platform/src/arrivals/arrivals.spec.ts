import type { FastifyRequest } from 'fastify';
import type { Clock } from '../time/clock';
import { Arrivals } from './arrivals';
import type { LoopWatch } from './loop-watch';

const NOW_MS = 1_800_000_000_000;
const STALL_MS = 3_000;

describe('the arrival of a request that is read after a stall of the event loop', () => {
  const clock = { now: () => NOW_MS } as Clock;
  let stalled: boolean;
  let arrivals: Arrivals;

  beforeEach(() => {
    stalled = true;
    const loop = { stalledSince: () => (stalled ? performance.now() - STALL_MS : null) } as LoopWatch;
    arrivals = new Arrivals(clock, loop);
  });

  const request = (receivedAtMs: number | null): FastifyRequest =>
    ({
      headers: receivedAtMs === null ? {} : { 'x-request-received': (receivedAtMs / 1000).toFixed(3) },
      ips: receivedAtMs === null ? ['127.0.0.1'] : ['127.0.0.1', '192.0.2.7'],
    }) as unknown as FastifyRequest;
  const waitedMs = (receivedAtMs: number | null): number => NOW_MS - arrivals.note(request(receivedAtMs)).receivedAt;

  it('is the beginning of the stall without a proxy', () => {
    expect(waitedMs(null)).toBe(STALL_MS);
  });

  it('is the time at which the proxy had it, when it was sent during the stall', () => {
    stalled = false;
    arrivals.note(request(NOW_MS));
    stalled = true;
    expect(waitedMs(NOW_MS - 1_200)).toBe(1_200);
  });

  it('is the beginning of the stall while nothing is known of the proxy', () => {
    expect(waitedMs(NOW_MS - 1_200)).toBe(STALL_MS);
  });
});
