import { bodiesToCut, GRACE_MS, type ComingBody } from './body-pace';

const MB = 1024 * 1024;
const BOUNDS = { maxBodies: 3, maxBytes: 100 * MB };
const KBIT = 1000 / 8;

const coming = (change: Partial<ComingBody>): ComingBody => ({
  elapsedMs: 1000,
  receivedBytes: 1000,
  maxBytes: 50 * MB,
  ...change,
});

/** What a connection with this many kbit/s has sent after this many seconds. */
const after = ({ seconds, kbit }: { seconds: number; kbit: number }): ComingBody =>
  coming({ elapsedMs: seconds * 1000, receivedBytes: seconds * kbit * KBIT });

describe('an incomplete body', () => {
  it('is not checked for pace in the grace period', () => {
    expect(bodiesToCut([coming({ elapsedMs: GRACE_MS, receivedBytes: 0 })], BOUNDS)).toEqual([]);
  });

  it('is cut when nothing, or only a trickle, arrived in the grace period', () => {
    const silent = coming({ elapsedMs: GRACE_MS + 1, receivedBytes: 0 });
    const trickle = coming({ elapsedMs: 60_000, receivedBytes: 60 });
    expect(bodiesToCut([silent, trickle], BOUNDS)).toEqual([silent, trickle]);
  });

  it('is not cut while a phone with 400 kbit/s uploads a file of 50 MB', () => {
    for (const seconds of [1, 10, 11, 60, 300, 1000])
      expect(bodiesToCut([after({ seconds, kbit: 400 })], BOUNDS)).toEqual([]);
  });

  it('is cut when it is larger than its route accepts, even if nobody reads it', () => {
    const flood = coming({ elapsedMs: 2000, receivedBytes: 60 * MB });
    expect(bodiesToCut([flood], BOUNDS)).toEqual([flood]);
  });

  it('is cut when too many bodies arrive at once, the slowest first', () => {
    const bodies = [400, 50, 800, 300, 1000].map((kbit) => after({ seconds: 2, kbit }));
    expect(bodiesToCut(bodies, BOUNDS)).toEqual([bodies[1], bodies[3]]);
  });

  it('is cut when all bodies together hold too many bytes', () => {
    const bodies = [45 * MB, 40 * MB, 30 * MB].map((receivedBytes) => coming({ receivedBytes }));
    expect(bodiesToCut(bodies, BOUNDS)).toEqual([bodies[2]]);
  });
});
