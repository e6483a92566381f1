import { DatabaseClock, isoTime, isoTimeOrNull, ManualClock } from './clock';

const NOON = Date.UTC(2026, 5, 1, 12);

describe('the database clock', () => {
  afterEach(() => jest.restoreAllMocks());

  /** Answers of the database, each after its round trip; the last one repeats. */
  function answering(answers: { roundTripMs: number; timeMs: number }[]) {
    let nowMs = 1000;
    let asked = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => nowMs);
    return {
      read: async (): Promise<number> => {
        const { roundTripMs, timeMs } = answers[Math.min(asked, answers.length - 1)];
        asked += 1;
        nowMs += roundTripMs;
        return timeMs;
      },
      asked: () => asked,
    };
  }

  it('takes the time of the database plus half the round trip', async () => {
    const database = answering([{ roundTripMs: 4, timeMs: NOON }]);
    const clock = new DatabaseClock();
    await clock.synchronise(database.read);
    expect(clock.now()).toBe(NOON + 2);
    expect(database.asked()).toBe(1);
  });

  it('takes the fastest of a few answers, the first time too', async () => {
    const database = answering([
      { roundTripMs: 400, timeMs: NOON + 400 },
      { roundTripMs: 10, timeMs: NOON + 405 },
      { roundTripMs: 90, timeMs: NOON + 500 },
    ]);
    const clock = new DatabaseClock();
    await clock.synchronise(database.read);
    expect(database.asked()).toBe(8);
    // The second answer left half-way between 400 and 410 ms after the start; six more took 90 ms each.
    expect(clock.now()).toBe(NOON + 405 + 5 + 6 * 90);
  });

  it('ignores slow answers once it is synchronised', async () => {
    const database = answering([
      { roundTripMs: 0, timeMs: NOON },
      { roundTripMs: 500, timeMs: NOON + 60_000 },
    ]);
    const clock = new DatabaseClock();
    await clock.synchronise(database.read);
    expect(await clock.synchronise(database.read)).toBeNull();
    expect(clock.now()).toBe(NOON + 8 * 500);
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
