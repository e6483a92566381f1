import fc from 'fast-check';
import { BoardModel, type BoardPerson, type BoardSession } from './board-model';
import { BOARD_STATUSES } from './board-rule';
import { BoardView, EVERYBODY, noCounts, type BoardFilter } from './board-view';

const NOW = Date.parse('2026-06-01T02:00:00Z');
const HOUR_MS = 3_600_000;
const CLOSES = new Map([['s1', NOW + HOUR_MS]]);

const session = (id: string, wishes: Partial<BoardSession> = {}): BoardSession => ({
  id,
  state: 'in_progress',
  locked: false,
  startedAt: NOW - 60_000,
  deadlineAt: NOW + HOUR_MS,
  closedAt: null,
  integrityCount: 0,
  ...wishes,
});

const person = (number: number, wishes: Partial<BoardPerson> = {}): BoardPerson => ({
  registrationId: `r${number}`,
  sittingId: 's1',
  candidateName: `测试考生${number}`,
  maskedIdNumber: '…0001',
  organisationName: '测试单位',
  organisationPath: number % 2 === 0 ? '/35/3501/' : '/35/3502/',
  ticketNumber: String(1000 + number),
  siteId: null,
  siteName: null,
  sittingRoomId: null,
  roomNumber: null,
  seatNumber: null,
  deferred: false,
  session: null,
  ...wishes,
});

const answeredOf = (ids: readonly string[], items: number[] = []) =>
  new Map(ids.map((id) => [id, { items, lastReceivedAt: NOW, clockAheadSeconds: null }]));

function takePeople(model: BoardModel, people: BoardPerson[]): void {
  model.takePage(people);
  model.settle({ present: new Set(people.map(({ registrationId }) => registrationId)), closesAtOf: CLOSES });
}

function aModel(people: BoardPerson[]): BoardModel {
  const model = new BoardModel(50, CLOSES);
  takePeople(model, people);
  model.takeAnswered(model.uncountedSessions(1000), answeredOf(model.uncountedSessions(1000)));
  model.classify(NOW);
  return model;
}

describe('the board model', () => {
  it('sorts people by need: locked, silent for the longest, the rest by ticket number', () => {
    const model = aModel([
      person(1, { session: session('a') }),
      person(2, { session: session('b') }),
      person(3, { session: session('c') }),
      person(4, { session: session('d', { locked: true }) }),
      person(5, { session: session('e', { state: 'submitted', closedAt: NOW }) }),
      person(6),
    ]);
    for (const [sessionId, agoMs] of [
      ['a', 0],
      ['b', 0],
      ['c', 0],
      ['d', 0],
    ] as const)
      model.takeActivity({ sessionId, seenAtMs: NOW + 70_000 - agoMs, items: new Map(), clockAheadSeconds: null });
    const view = new BoardView(model, EVERYBODY);
    model.classify(NOW + 70_000);
    expect(view.picture(10).rows.map(({ ticketNumber }) => ticketNumber)).toEqual([
      '1004',
      '1001',
      '1002',
      '1003',
      '1006',
      '1005',
    ]);
    model.takeActivity({ sessionId: 'a', seenAtMs: NOW + 140_000, items: new Map(), clockAheadSeconds: null });
    model.takeActivity({ sessionId: 'c', seenAtMs: NOW + 75_000, items: new Map(), clockAheadSeconds: null });
    const later = new BoardView(model, EVERYBODY);
    model.classify(NOW + 140_000);
    expect(later.picture(3).rows.map(({ ticketNumber, status }) => [ticketNumber, status])).toEqual([
      ['1004', 'locked'],
      ['1002', 'silent'],
      ['1003', 'silent'],
    ]);
  });

  it('sorts raised hands behind locked sessions: unseen ones first, then the longest raised', () => {
    const model = aModel([
      person(1, { session: session('a') }),
      person(2, { session: session('b') }),
      person(3, { session: session('c') }),
      person(4, { session: session('d', { locked: true }) }),
    ]);
    const hand = (id: string, raisedAt: number, seenAt: number | null = null) => ({ id, body: '', raisedAt, seenAt });
    const order = () => {
      model.classify(NOW);
      return new BoardView(model, EVERYBODY).picture(10).rows.map(({ ticketNumber, status }) => [ticketNumber, status]);
    };
    model.takeHand({ registrationId: 'r2', hand: hand('h2', NOW - 5_000) });
    model.takeHand({ registrationId: 'r3', hand: hand('h3', NOW - 9_000) });
    expect(order()).toEqual([
      ['1004', 'locked'],
      ['1003', 'hand_raised'],
      ['1002', 'hand_raised'],
      ['1001', 'answering'],
    ]);
    model.takeHand({ registrationId: 'r3', hand: hand('h3', NOW - 9_000, NOW) });
    expect(order().map(([ticketNumber]) => ticketNumber)).toEqual(['1004', '1002', '1003', '1001']);
    // A change that was committed late is found when all hands are read.
    model.takeAllHands([{ registrationId: 'r3', hand: hand('h3', NOW - 9_000, NOW) }]);
    expect(order().map(([, status]) => status)).toEqual(['locked', 'hand_raised', 'answering', 'answering']);
  });

  it('counts an item once, takes it back when it is cleared, and ignores items that the paper does not have', () => {
    const model = aModel([person(1, { session: session('a') })]);
    const told = (items: [number, boolean][]) => {
      model.takeActivity({ sessionId: 'a', seenAtMs: NOW, items: new Map(items), clockAheadSeconds: null });
      return model.entries[0]!.answeredCount;
    };
    expect(
      told([
        [1, true],
        [2, true],
      ]),
    ).toBe(2);
    expect(told([[2, true]])).toBe(2);
    expect(told([[1, false]])).toBe(1);
    expect(told([[51, true]])).toBe(1);
  });

  it('applies changes that arrive before the responses of their session are counted', () => {
    const model = new BoardModel(50, CLOSES);
    takePeople(model, [person(1, { session: session('a') })]);
    model.takeActivity({
      sessionId: 'a',
      seenAtMs: NOW,
      items: new Map([
        [3, true],
        [5, true],
        [4, false],
      ]),
      clockAheadSeconds: null,
    });
    expect(model.entries[0]!.answeredCount).toBeNull();
    model.takeAnswered(['a'], answeredOf(['a'], [1, 4]));
    expect(model.entries[0]!.answeredCount).toBe(3);
  });

  it('reports a registration that is newer than the last reading as unknown', () => {
    const model = aModel([person(1)]);
    expect(model.takeSession({ registrationId: 'r2', session: session('b') })).toBe(false);
  });

  it('removes people who are no longer registered, and moves people who were moved', () => {
    const [stays, moves, goes] = [1, 2, 3].map((number) =>
      person(number, { session: session(`x${number}`, { locked: true }) }),
    );
    const model = aModel([stays!, moves!, goes!]);
    const view = new BoardView(model, { ...EVERYBODY, paths: ['/35/3502/'] });
    expect(view.picture(9).counts.locked).toBe(2);
    takePeople(model, [stays!, { ...moves!, organisationPath: '/35/3502/' }]);
    view.follow(model.classify(NOW));
    const { counts, rows } = view.picture(9);
    expect([counts.locked, rows.map(({ ticketNumber }) => ticketNumber)]).toEqual([2, ['1001', '1002']]);
    expect(model.needing).toHaveLength(2);
  });

  it('shows the people of a room and of a site, also after they were moved there', () => {
    const seat = { siteId: 'site', siteName: '测试考点', sittingRoomId: 'room', roomNumber: 1, seatNumber: 5 };
    const model = aModel([person(1, seat), person(2), person(3, { ...seat, sittingRoomId: 'other' })]);
    const room = new BoardView(model, { ...EVERYBODY, sittingRoomId: 'room' });
    const site = new BoardView(model, { ...EVERYBODY, siteId: 'site' });
    const tickets = (view: BoardView) => view.everybody().map(({ ticketNumber }) => ticketNumber);
    expect([tickets(room), tickets(site)]).toEqual([['1001'], ['1001', '1003']]);
    takePeople(model, [person(1), person(2, seat), person(3, seat)]);
    for (const view of [room, site]) view.follow(model.classify(NOW));
    expect([tickets(room), tickets(site)]).toEqual([
      ['1002', '1003'],
      ['1002', '1003'],
    ]);
    expect(room.picture(9).counts.not_started).toBe(2);
  });

  it.each([
    { candidateName: '测试考生更正' },
    { maskedIdNumber: '…0002' },
    { organisationName: '测试单位更名' },
    { ticketNumber: '2001' },
    { deferred: true },
    { sittingId: 's2' },
    { siteName: '测试考点', roomNumber: 1, seatNumber: 5 },
  ])('shows a changed person anew: %j', (change) => {
    const model = aModel([person(1)]);
    const { version } = model.entries[0]!;
    takePeople(model, [person(1, change)]);
    expect(model.entries[0]).toMatchObject(change);
    expect(model.entries[0]!.version).toBeGreaterThan(version);
  });

  it('has the same counts after following changes as after counting everybody', () => {
    const change = fc.record({
      index: fc.nat(19),
      state: fc.constantFrom('in_progress', 'submitted', 'timed_out', 'closed', 'voided' as const),
      locked: fc.boolean(),
      laterMs: fc.nat(300_000),
      isSeen: fc.boolean(),
    });
    const filters: BoardFilter[] = [
      EVERYBODY,
      { ...EVERYBODY, paths: ['/35/3501/'] },
      { ...EVERYBODY, search: '测试考生1' },
    ];
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const model = aModel(Array.from({ length: 20 }, (_, index) => person(index)));
        const views = filters.map((filter) => new BoardView(model, filter));
        for (const view of views) view.picture(5);
        let nowMs = NOW;
        for (const { index, state, locked, laterMs, isSeen } of changes) {
          nowMs += laterMs;
          model.takeSession({
            registrationId: `r${index}`,
            session: session(`x${index}`, { state: state as never, locked }),
          });
          const ids = model.uncountedSessions(10);
          model.takeAnswered(ids, answeredOf(ids));
          if (isSeen)
            model.takeActivity({ sessionId: `x${index}`, seenAtMs: nowMs, items: new Map(), clockAheadSeconds: null });
          const changed = model.classify(nowMs);
          for (const view of views) view.follow(changed);
          views.forEach((view, which) => {
            const counted = noCounts();
            for (const { status } of new BoardView(model, filters[which]!).everybody()) counted[status] += 1;
            expect(view.picture(5).counts).toEqual(counted);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('gives one trend point per minute of the last hour', () => {
    const view = new BoardView(
      aModel([
        person(1, {
          session: session('a', { startedAt: NOW - 90 * 60_000, state: 'submitted', closedAt: NOW - 30 * 60_000 }),
        }),
        person(2, { session: session('b', { startedAt: NOW - 10 * 60_000 }) }),
        person(3),
      ]),
      EVERYBODY,
    );
    const trend = view.trend(NOW);
    expect(trend).toHaveLength(60);
    expect(trend[0]).toEqual({ atMs: NOW - 59 * 60_000, waiting: 2, answering: 1, through: 0 });
    expect(trend[29]).toMatchObject({ waiting: 2, answering: 0, through: 1 });
    expect(trend[59]).toEqual({ atMs: NOW, waiting: 1, answering: 1, through: 1 });
  });

  it('makes no more rows than asked for, and gives the total', () => {
    const view = new BoardView(aModel(Array.from({ length: 30 }, (_, index) => person(index))), {
      ...EVERYBODY,
      statuses: ['not_started'],
    });
    const { total, rows } = view.picture(7);
    expect([total, rows.length]).toEqual([30, 7]);
    expect(new Set(BOARD_STATUSES).size).toBe(BOARD_STATUSES.length);
  });
});
