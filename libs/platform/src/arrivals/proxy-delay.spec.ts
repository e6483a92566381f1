import { LONGEST_CREDIT_MS, ProxyDelay } from './proxy-delay';

describe('the wait of a request behind a proxy', () => {
  it.each([0, 90_000, -90_000])('does not depend on the offset of the proxy clock: %i ms', (offMs) => {
    const delay = new ProxyDelay();
    const waited = (sentMs: number, nowMs: number) => delay.waitedMs({ receivedAtMs: sentMs + offMs, nowMs });
    expect(waited(1000, 1002)).toBeNull();
    expect(waited(2000, 5002)).toBe(3000);
    expect(waited(6000, 6010)).toBe(0);
  });

  it('is nothing below a quarter of a second, so that of two requests in a row the later one never counts as earlier', () => {
    const delay = new ProxyDelay();
    delay.waitedMs({ receivedAtMs: 0, nowMs: 0 });
    const readAt = (receivedAtMs: number, nowMs: number) => nowMs - delay.waitedMs({ receivedAtMs, nowMs })!;
    expect(readAt(1000, 1001)).toBeLessThan(readAt(990, 1010));
    expect(delay.waitedMs({ receivedAtMs: 2000, nowMs: 2249 })).toBe(0);
    expect(delay.waitedMs({ receivedAtMs: 2000, nowMs: 2250 })).toBe(250);
  });

  it('is unknown while no earlier request tells of the proxy', () => {
    expect(new ProxyDelay().waitedMs({ receivedAtMs: 0, nowMs: 20_000 })).toBeNull();
  });

  it('is bounded, and follows a changed clock after a minute', () => {
    const delay = new ProxyDelay();
    delay.waitedMs({ receivedAtMs: 0, nowMs: 0 });
    expect(delay.waitedMs({ receivedAtMs: 0, nowMs: 29_000 })).toBe(29_000);
    expect(delay.waitedMs({ receivedAtMs: 0, nowMs: 50_000 })).toBe(LONGEST_CREDIT_MS);
    expect(delay.waitedMs({ receivedAtMs: 10_000, nowMs: 61_000 })).toBe(LONGEST_CREDIT_MS);
    expect(delay.waitedMs({ receivedAtMs: 40_000, nowMs: 92_000 })).toBe(2_000);
    expect(delay.waitedMs({ receivedAtMs: 100_000, nowMs: 152_000 })).toBeNull();
  });
});
