import { newId } from './ids';

describe('a new id', () => {
  afterEach(() => jest.restoreAllMocks());

  const many = (count: number): string[] => Array.from({ length: count }, () => newId());

  it('is a UUID of version 7 and variant 1 with the time in front', () => {
    const atMs = Date.UTC(2100, 0, 1);
    jest.spyOn(Date, 'now').mockReturnValue(atMs);
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(atMs);
  });

  it('is greater than the one before, also in one millisecond and when the clock is set back', () => {
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2100, 0, 2));
    const ids = many(2_000);
    clock.mockReturnValue(Date.UTC(2100, 0, 1));
    ids.push(...many(2_000));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(4_000);
  });

  it('has random bytes of its own', () => {
    const ends = many(5_000).map((id) => id.slice(-10));
    expect(new Set(ends).size).toBe(5_000);
    // Each of the last ten digits takes each value.
    for (let place = 0; place < 10; place += 1) expect(new Set(ends.map((end) => end[place])).size).toBe(16);
  });
});
