import { countOf, followed, shownSpan, type Board, type BoardRow } from './follow-board';

const row = (registrationId: string, answeredCount = 0): BoardRow => ({
  registrationId,
  sessionId: null,
  candidateName: '测试考生',
  maskedIdNumber: '…',
  organisationName: '测试单位',
  ticketNumber: registrationId,
  sittingId: 's',
  siteName: null,
  roomNumber: null,
  seatNumber: null,
  status: 'answering',
  seenAt: null,
  answeredCount,
  deadlineAt: null,
  closedAt: null,
  integrityCount: 0,
  clockAheadSeconds: null,
  hand: null,
});
const board: Board = {
  at: 'then',
  itemCount: 50,
  counts: { answering: 2 },
  total: 2,
  rows: [row('a'), row('b')],
  trend: [],
};
const idsOf = ({ rows }: Board) => rows.map(({ registrationId }) => registrationId);

describe('following a board', () => {
  it('changes rows in place, and only the time if the change has nothing else', () => {
    expect(followed(board, { at: 'now' })).toEqual({ ...board, at: 'now' });
    const changed = followed(board, { at: 'now', rows: [row('b', 7)] });
    expect([idsOf(changed), changed.rows[1]!.answeredCount]).toEqual([['a', 'b'], 7]);
  });

  it('takes a new order, with added rows and without removed ones', () => {
    const changed = followed(board, {
      at: 'now',
      order: ['c', 'b'],
      rows: [row('c')],
      total: 3,
      counts: { answering: 3 },
    });
    expect([idsOf(changed), changed.total, changed.counts]).toEqual([['c', 'b'], 3, { answering: 3 }]);
  });

  it('shows spans and sums', () => {
    expect([47 * 60_000 + 52_999, 3_727_000, -5].map(shownSpan)).toEqual(['47:52', '1:02:07', '0:00']);
    expect(countOf({ locked: 2, silent: 3 }, ['locked', 'silent', 'absent'])).toBe(5);
  });
});
