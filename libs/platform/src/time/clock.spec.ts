import { DatabaseClock, isoTime, isoTimeOrNull, ManualClock } from './clock';

const NOON = Date.UTC(2026, 5, 1, 12);

describe('the database clock', () => {
  afterEach(() => jest.restoreAllMocks());

  it('takes the time of the database plus half the round trip', async () => {
    const monotonic = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const clock = new DatabaseClock();
    await clock.synchronise(async () => {
      monotonic.mockReturnValue(1080);
      return NOON;
    });
    expect(clock.now()).toBe(NOON + 40);
  });

  it('ignores a slow answer', async () => {
    const monotonic = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const clock = new DatabaseClock();
    await clock.synchronise(async () => NOON);
    const slow = await clock.synchronise(async () => {
      monotonic.mockReturnValue(5000);
      return NOON + 60_000;
    });
    expect(slow).toBeNull();
    expect(clock.now()).toBe(NOON + 4000);
  });

  it('returns its previous offset', async () => {
    jest.spyOn(performance, 'now').mockReturnValue(1000);
    const clock = new DatabaseClock();
    await clock.synchronise(async () => NOON);
    expect(await clock.synchronise(async () => NOON + 700)).toBe(700);
    expect(clock.now()).toBe(NOON + 700);
  });

  it("is not moved by a step of the machine's clock", async () => {
    const monotonic = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const clock = new DatabaseClock();
    await clock.synchronise(async () => NOON);
    jest.spyOn(Date, 'now').mockReturnValue(0);
    monotonic.mockReturnValue(2500);
    expect(clock.now()).toBe(NOON + 1500);
  });

  it('continues when the database does not answer', async () => {
    const monotonic = jest.spyOn(performance, 'now').mockReturnValue(1000);
    const clock = new DatabaseClock();
    await clock.synchronise(async () => NOON);
    await expect(clock.synchronise(() => Promise.reject(new Error('away')))).rejects.toThrow('away');
    monotonic.mockReturnValue(1001);
    expect(clock.now()).toBe(NOON + 1);
  });

  it('returns whole milliseconds', async () => {
    jest.spyOn(performance, 'now').mockReturnValue(1000.4);
    const clock = new DatabaseClock();
    await clock.synchronise(async () => NOON + 0.3);
    expect(Number.isInteger(clock.now())).toBe(true);
  });
});

describe('the manual clock', () => {
  it('stands still until it is set or advanced', () => {
    const clock = new ManualClock(NOON);
    expect(clock.now()).toBe(NOON);
    clock.advance(250);
    expect(clock.now()).toBe(NOON + 250);
    clock.set(NOON);
    expect(clock.now()).toBe(NOON);
  });
});

describe('a time on the wire', () => {
  it('is ISO 8601, UTC, with milliseconds', () => {
    expect(isoTime(NOON + 7)).toBe('2026-06-01T12:00:00.007Z');
    expect(isoTimeOrNull(null)).toBeNull();
    expect(isoTimeOrNull(NOON)).toBe('2026-06-01T12:00:00.000Z');
  });
});
