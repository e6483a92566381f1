import { namesMoment } from './is-iso-time';

describe('a time on the wire', () => {
  it.each(['2026-06-01T00:00:00Z', '2026-06-01T08:00:00.123+08:00', '2026-06-01T00:00Z'])('is %s', (text) => {
    expect(namesMoment(text)).toBe(true);
  });

  // Valid ISO 8601, but JavaScript cannot parse them as a time.
  it.each(['20260601T000000Z', '2020-W01-1', '2024-01-01T10Z', '2024-01-01T10:00:00,5Z'])('is not %s', (text) => {
    expect(namesMoment(text)).toBe(false);
  });

  it.each(['tomorrow', '2026-02-30T00:00:00Z', 5, null])('is not %s either', (value) => {
    expect(namesMoment(value)).toBe(false);
  });
});
