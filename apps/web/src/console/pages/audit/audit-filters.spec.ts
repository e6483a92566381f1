import { askedOf, filtersIn, withFilter } from './audit-filters';

describe('the filters of the audit page', () => {
  it('stand in the address, and others there stay', () => {
    const address = withFilter({
      address: new URLSearchParams('action=exam&other=1'),
      change: { search: '测试', action: undefined },
    });
    expect([...address]).toEqual([
      ['other', '1'],
      ['search', '测试'],
    ]);
    expect(filtersIn(address)).toEqual({ search: '测试' });
  });

  it("ask for whole days of China's calendar, the last one included", () => {
    expect(askedOf({ from: '2026-06-01', to: '2026-06-01', action: 'exam' })).toEqual({
      action: 'exam',
      since: '2026-05-31T16:00:00.000Z',
      until: '2026-06-01T16:00:00.000Z',
    });
  });

  it.each(['yesterday', '2026-13-45', ''])('leave out the day "%s"', (from) => {
    expect(askedOf({ from })).toEqual({});
  });
});
