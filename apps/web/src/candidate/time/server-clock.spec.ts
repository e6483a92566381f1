import { ServerClock } from './server-clock';

describe('the server clock', () => {
  const setUp = () => {
    const device = { nowMs: 1_000 };
    return { device, clock: new ServerClock(() => device.nowMs) };
  };

  it('is the middle of the range that one reply allows', () => {
    const { device, clock } = setUp();
    device.nowMs = 1_400;
    clock.sample({ serverTimeMs: 500_000, sentAtMs: 1_000, receivedAtMs: 1_400 });
    expect(clock.nowMs()).toBeCloseTo(500_200, -1);
  });

  it('advances with the monotonic clock', () => {
    const { device, clock } = setUp();
    clock.sample({ serverTimeMs: 500_000, sentAtMs: 1_000, receivedAtMs: 1_000 });
    device.nowMs = 61_000;
    expect(clock.nowMs()).toBeCloseTo(560_000, -1);
  });

  it('is not moved by a slow reply that fits the known range', () => {
    const { device, clock } = setUp();
    clock.sample({ serverTimeMs: 500_000, sentAtMs: 1_000, receivedAtMs: 1_020 });
    const before = clock.nowMs();
    clock.sample({ serverTimeMs: 502_900, sentAtMs: 1_100, receivedAtMs: 4_000 });
    device.nowMs = 1_000;
    expect(clock.nowMs()).toBe(before);
  });

  it('follows a reply that contradicts it, as after the phone slept', () => {
    const { device, clock } = setUp();
    clock.sample({ serverTimeMs: 500_000, sentAtMs: 1_000, receivedAtMs: 1_020 });
    clock.sample({ serverTimeMs: 900_000, sentAtMs: 2_000, receivedAtMs: 2_040 });
    device.nowMs = 2_040;
    expect(clock.nowMs()).toBeCloseTo(900_020, -2);
  });

  it('has no time before the first reply', () => {
    expect(() => setUp().clock.nowMs()).toThrow();
  });

  it('remembers recent slow round trips', () => {
    const { clock } = setUp();
    clock.sample({ serverTimeMs: 500_000, sentAtMs: 0, receivedAtMs: 1_000 });
    clock.sample({ serverTimeMs: 500_500, sentAtMs: 1_000, receivedAtMs: 1_100 });
    expect(clock.roundTripMs()).toBe(700);
  });

  describe('of a page that opened without network', () => {
    const hourMs = 3_600_000;
    const reading = { serverMs: 500_000, deviceMs: 90_000_000 };

    it('advances by the device’s clock since the last reading, however wrong that clock is', () => {
      const { device, clock } = setUp();
      clock.estimate({ reading, deviceNowMs: reading.deviceMs + 30_000 });
      device.nowMs += 5_000;
      expect([clock.nowMs(), clock.isEstimated()]).toEqual([535_000, true]);
    });

    it('does not run backwards with a clock that was set back', () => {
      const { clock } = setUp();
      clock.estimate({ reading, deviceNowMs: reading.deviceMs - 24 * hourMs });
      expect(clock.nowMs()).toBe(500_000);
    });

    it('follows the server once it is reached, and gives the correction', () => {
      const { device, clock } = setUp();
      clock.estimate({ reading, deviceNowMs: reading.deviceMs + 24 * hourMs });
      device.nowMs = 61_000;
      clock.sample({ serverTimeMs: 560_000, sentAtMs: 61_000, receivedAtMs: 61_000 });
      expect(clock.nowMs()).toBeCloseTo(560_000, -1);
      expect([clock.isEstimated(), clock.correctionMs()]).toEqual([false, -24 * hourMs]);
    });

    it('needs no estimate when the server was reached before', () => {
      const { clock } = setUp();
      clock.sample({ serverTimeMs: 700_000, sentAtMs: 1_000, receivedAtMs: 1_000 });
      clock.estimate({ reading, deviceNowMs: reading.deviceMs });
      expect(clock.isEstimated()).toBe(false);
    });
  });
});
