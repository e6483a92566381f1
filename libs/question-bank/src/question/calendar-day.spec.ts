import { checkedSince, dayOfSerial, dayOfText, isInCalendar } from './calendar-day';

describe('a day', () => {
  it.each(['2026-01-31', '2026-04-30', '2024-02-29', '2000-02-29', '2026-12-31'])('%s is in the calendar', (day) => {
    expect(isInCalendar(day)).toBe(true);
  });

  it.each(['2026-02-29', '1900-02-29', '2026-04-31', '2026-11-31', '2026-01-00'])('%s is not', (day) => {
    expect(isInCalendar(day)).toBe(false);
  });

  it.each([
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [36_585, '2000-02-29'],
    [46_356, '2026-11-30'],
    [46_356.75, '2026-11-30'],
    [73_050, '2099-12-31'],
  ])('is told by the number %d of a spreadsheet', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day);
  });

  it('is told by every number as the calendar goes on', () => {
    for (let serial = 61; serial < 110_000; serial += 1) {
      const day = new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
      if (dayOfSerial(serial) !== day) throw new Error(`${serial} is ${day}`);
    }
    expect([dayOfSerial(0), dayOfSerial(60), dayOfSerial(NaN), dayOfSerial(3e9)]).toEqual([null, null, null, null]);
  });

  it.each(['2026-11-30', '2026/11/30', '2026.11.30', '2026年11月30日', '20261130'])('is read in %s', (typed) => {
    expect(dayOfText(typed)).toBe('2026-11-30');
  });

  it.each(['2026', '11-30', '2026-13-01', '2026-02-30', '30/11/2026', '2026-11-30 9:00', ''])(
    'is not read in %j',
    (typed) => {
      expect(dayOfText(typed)).toBeNull();
    },
  );

  it('of a check counts for two years', () => {
    expect(checkedSince('2026-11-30')).toBe('2024-11-30');
    expect('2024-11-30' < checkedSince('2026-11-30')).toBe(false);
    expect('2024-11-29' < checkedSince('2026-11-30')).toBe(true);
  });
});
