import { evidenceOf, formatSpan, lateRows, responseText } from './late-evidence';

const deadlineAt = '2026-11-24T02:00:00.000Z';
const nothing = { deadlineAt, responses: [], lateResponses: [], events: [] };
const event = (kind: string, at: string, details: Record<string, unknown> | null = null) => ({
  kind,
  at,
  receivedAt: at,
  address: '',
  device: '',
  details,
  counted: false,
});

describe('late responses', () => {
  it('are listed next to responses saved in time, with their distance from the deadline', () => {
    const rows = lateRows({
      ...nothing,
      responses: [{ itemNumber: 3, revision: 1, response: 'A' }],
      lateResponses: [
        {
          itemNumber: 3,
          revision: 2,
          response: 'C',
          madeAt: '2026-11-24T01:59:30.000Z',
          receivedAt: '2026-11-24T02:01:35.000Z',
          acceptedAt: null,
        },
        {
          itemNumber: 4,
          revision: 1,
          response: ['A', 'D'],
          madeAt: '2026-11-24T01:59:30.000Z',
          receivedAt: '2026-11-24T02:01:35.000Z',
          acceptedAt: null,
        },
      ],
    });
    expect(
      rows.map(({ inTime, late, beforeDeadlineSeconds, afterDeadlineSeconds }) => [
        inTime,
        late,
        beforeDeadlineSeconds,
        afterDeadlineSeconds,
      ]),
    ).toEqual([
      ['A', 'C', 30, 95],
      ['—', 'A, D', 30, 95],
    ]);
  });

  it('come with the page’s reports on clock and network only, oldest first', () => {
    const events = [
      event('network_back', '2026-11-24T02:01:00.000Z', { goneSeconds: 95, waiting: 3 }),
      event('page_hidden', '2026-11-24T01:30:00.000Z'),
      event('clock_checked', '2026-11-24T01:00:00.000Z', { deviceAheadSeconds: 86400 }),
    ];
    expect(evidenceOf({ ...nothing, events })).toMatchObject([
      { kind: 'clock_checked', deviceAheadSeconds: 86400, correctedBySeconds: null },
      { kind: 'network_back', goneSeconds: 95, waiting: 3 },
    ]);
  });

  it('tolerate invalid details from a page', () => {
    const events = [
      event('network_back', deadlineAt, { goneSeconds: '<b>', waiting: {} }),
      event('clock_checked', deadlineAt),
    ];
    expect(evidenceOf({ ...nothing, events })).toMatchObject([
      { goneSeconds: 0, waiting: 0 },
      { deviceAheadSeconds: 0 },
    ]);
  });

  it.each([
    ['B', 'B'],
    [['A', 'C'], 'A, C'],
    [{ 1: 'C', 2: 'A' }, '1–C, 2–A'],
    [null, '—'],
  ])('show %j as %s', (response, shown) => {
    expect(responseText(response)).toBe(shown);
  });

  it.each([
    [95, '1:35'],
    [-7, '0:07'],
    [86_400, '24:00:00'],
  ])('show %i s as %s', (seconds, shown) => {
    expect(formatSpan(seconds)).toBe(shown);
  });
});
