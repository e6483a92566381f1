import type { CandidateApi } from '../../../api/candidate-api';
import type { ExamSession, GivenResponse, SentResponse, StartReply } from '../../../api/candidate-contract';
import { ApiError, NetworkError } from '../../../api/http';
import type { PendingStore } from '../../saving/pending-store';
import { SimulatedTime } from '../../saving/simulated-time.fixture';
import { ServerClock } from '../../time/server-clock';
import { ExamSitting } from './exam-sitting';
import { toggleChoice } from '../inputs/change-response';

const minuteMs = 60_000;

/** A server with one session that an invigilator can change without the page knowing. */
function setUp({
  durationMs = 60 * minuteMs,
  estimatedAheadMs,
  offline = estimatedAheadMs !== undefined,
}: {
  durationMs?: number;
  /** The page opened without network, and the device's clock is this far ahead. */
  estimatedAheadMs?: number;
  offline?: boolean;
} = {}) {
  const time = new SimulatedTime();
  const iso = (ms: number) => new Date(ms).toISOString();
  const server = {
    session: {
      id: 'S1',
      state: 'in_progress',
      locked: false,
      startedAt: iso(time.nowMs),
      deadlineAt: iso(time.nowMs + durationMs),
      seat: 1,
      integrity: { count: 0, limit: 2, pastLimit: 'submit' },
    } as ExamSession,
    offline,
    refusal: null as ApiError | null,
    /** An item whose response the server cannot store. */
    unstorable: null as { itemNumber: number; named: boolean } | null,
    lookRefusal: null as ApiError | null,
    saved: new Map<number, SentResponse>(),
    submissions: 0,
    looks: 0,
  };
  const reach = () => {
    if (server.offline) throw new NetworkError('offline');
    if (server.refusal) throw server.refusal;
  };
  const take = (responses: SentResponse[]) => {
    const refused = responses.find(({ itemNumber }) => itemNumber === server.unstorable?.itemNumber);
    if (refused) {
      const { itemNumber } = refused;
      throw new ApiError({
        status: 422,
        code: 'INVALID_RESPONSE',
        message: '',
        details: { itemNumber: server.unstorable?.named || responses.length === 1 ? itemNumber : null },
      });
    }
    for (const response of responses) server.saved.set(response.itemNumber, response);
    return responses.map(({ itemNumber, revision }) => ({ itemNumber, revision }));
  };
  const api = {
    save: async ({ responses }: { responses: SentResponse[] }) => {
      reach();
      return { saved: take(responses), serverTime: iso(time.nowMs), deadlineAt: server.session.deadlineAt };
    },
    submit: async ({ responses }: { responses: SentResponse[] }) => {
      server.submissions += 1;
      reach();
      take(responses);
      return { state: 'submitted', submittedAt: iso(time.nowMs), receipt: 'R1' };
    },
    session: async () => {
      server.looks += 1;
      if (server.offline) throw new NetworkError('offline');
      if (server.lookRefusal) throw server.lookRefusal;
      clock.sample({ serverTimeMs: time.nowMs, sentAtMs: time.nowMs, receivedAtMs: time.nowMs });
      return { session: { ...server.session }, serverTime: iso(time.nowMs) };
    },
  } as unknown as CandidateApi;
  const cleared: string[] = [];
  const kept = { waiting: [] as SentResponse[], saved: [] as GivenResponse[] };
  const store: PendingStore = {
    list: async () => kept.waiting,
    acknowledged: async () => kept.saved,
    keep: async (_, { revision }) => revision,
    release: async () => undefined,
  };
  const clock = new ServerClock(() => time.nowMs);
  if (estimatedAheadMs === undefined)
    clock.sample({ serverTimeMs: time.nowMs, sentAtMs: time.nowMs, receivedAtMs: time.nowMs });
  else clock.estimate({ reading: { serverMs: time.nowMs, deviceMs: 0 }, deviceNowMs: estimatedAheadMs });
  const noted: string[] = [];
  const start: StartReply = {
    session: { ...server.session },
    paper: { sections: [] },
    responses: [],
    serverTime: iso(time.nowMs),
  };
  const sitting = new ExamSitting({
    start,
    stored: [],
    carried: [],
    ports: {
      api,
      clock,
      store,
      random: () => 0.5,
      after: time.after,
      note: ({ session }) => void noted.push(session.deadlineAt),
      forget: (sessionId) => void cleared.push(sessionId),
    },
  });
  const choose = (itemNumber: number, response: string) => sitting.answer({ itemNumber, response, by: 'choice' });
  const refuse = (code: string, details: unknown = null) => {
    server.refusal = new ApiError({ status: 409, code, message: '', details });
  };
  const extendTo = (ms: number) => {
    server.session.deadlineAt = iso(Date.parse(start.session.startedAt) + ms);
  };
  return {
    time,
    server,
    sitting,
    store: kept,
    choose,
    refuse,
    extendTo,
    cleared,
    noted,
    standing: () => sitting.view().standing,
  };
}

describe('a sitting', () => {
  it('asks the server for news when nothing was sent for 25 s', async () => {
    const { time, server, choose } = setUp();
    await time.pass(20_000);
    choose(1, 'A');
    await time.pass(24_000);
    expect(server.looks).toBe(0);
    await time.pass(2_000);
    expect(server.looks).toBe(1);
  });

  it('learns an extension from a save', async () => {
    const { time, sitting, choose, extendTo } = setUp();
    extendTo(75 * minuteMs);
    choose(1, 'A');
    await time.pass(500);
    expect(sitting.view().session.deadlineAt).toBe('2026-11-24T02:15:00.000Z');
  });

  it('submits automatically just before the deadline, with pending responses', async () => {
    const { time, server, choose, standing, cleared } = setUp({ durationMs: minuteMs });
    await time.pass(58_900);
    choose(3, 'C');
    await time.pass(200);
    expect(server.saved.get(3)?.response).toBe('C');
    expect(standing()).toMatchObject({
      kind: 'closed',
      savedCount: 1,
      closing: { state: 'submitted', receipt: 'R1', unconfirmedItems: [] },
    });
    expect(cleared).toEqual(['S1']);
  });

  it('accepts no answer after time is up', async () => {
    const { time, server, choose } = setUp({ durationMs: minuteMs });
    server.offline = true;
    await time.pass(59_500);
    choose(1, 'A');
    server.offline = false;
    await time.pass(10_000);
    expect(server.saved.size).toBe(0);
  });

  it('does not submit when time was added at the last moment', async () => {
    const { time, server, standing, extendTo } = setUp({ durationMs: minuteMs });
    await time.pass(56_500);
    extendTo(5 * minuteMs);
    await time.pass(10_000);
    expect(standing().kind).toBe('answering');
    expect(server.submissions).toBe(0);
  });

  it('goes back to answering when time was added while the automatic submission could not be sent', async () => {
    const { time, server, standing, extendTo, choose } = setUp({ durationMs: minuteMs });
    server.offline = true;
    await time.pass(60_000);
    expect(standing()).toMatchObject({ kind: 'handingIn', byBell: true, failing: 'network' });
    extendTo(5 * minuteMs);
    server.offline = false;
    await time.pass(5_000);
    expect(standing().kind).toBe('answering');
    choose(1, 'A');
    await time.pass(300);
    expect(server.saved.get(1)?.response).toBe('A');
  });

  it('reports responses kept apart when the network was down at the deadline', async () => {
    const { time, server, choose, refuse, standing } = setUp({ durationMs: minuteMs });
    choose(1, 'A');
    await time.pass(1_000);
    server.offline = true;
    choose(2, 'B');
    await time.pass(70_000);
    server.offline = false;
    server.session.state = 'timed_out';
    refuse('SESSION_CLOSED', { state: 'timed_out', closedAt: '2026-11-24T01:01:00.000Z', receipt: 'R2', kept: 1 });
    await time.pass(60_000);
    expect(standing()).toMatchObject({
      kind: 'closed',
      savedCount: 1,
      closing: { state: 'timed_out', receipt: 'R2', keptCount: 1, unconfirmedItems: [] },
    });
  });

  it('waits while locked and goes on when unlocked', async () => {
    const { time, server, choose, refuse, standing } = setUp();
    refuse('SESSION_LOCKED');
    server.session.locked = true;
    choose(1, 'A');
    await time.pass(500);
    expect(standing().kind).toBe('locked');
    server.refusal = null;
    server.session.locked = false;
    await time.pass(6_000);
    expect(standing().kind).toBe('answering');
    expect(server.saved.get(1)?.response).toBe('A');
  });

  it('stops when another device took over, and keeps unsent responses', async () => {
    const { time, choose, refuse, standing, sitting } = setUp();
    refuse('SEAT_TAKEN_OVER');
    choose(1, 'A');
    await time.pass(500);
    expect(standing().kind).toBe('takenOver');
    expect(sitting.unsaved()).toMatchObject([{ itemNumber: 1, response: 'A' }]);
  });

  it.each([
    ['SEAT_TAKEN_OVER', 409, 'takenOver'],
    ['NOT_SIGNED_IN', 401, 'signedOut'],
    ['OVERLOADED', 503, 'answering'],
    ['SESSION_LOCKED', 409, 'answering'],
  ])('told %s by the refusal of a report, is %3$s', (code, status, kind) => {
    const { sitting, standing } = setUp();
    sitting.hearRefusal(new ApiError({ status, code, message: '' }));
    expect(standing().kind).toBe(kind);
  });

  it('notices the other device even when nothing is sent', async () => {
    const { time, server, standing } = setUp();
    server.session.seat = 2;
    await time.pass(25_000);
    expect(standing().kind).toBe('takenOver');
  });

  it('ends when staff closed the session', async () => {
    const { time, server, refuse, standing } = setUp();
    server.session.state = 'closed';
    refuse('SESSION_CLOSED', { state: 'closed', closedAt: '2026-11-24T01:00:10.000Z', receipt: 'R3', kept: 0 });
    await time.pass(26_000);
    expect(standing()).toMatchObject({ kind: 'closed', closing: { state: 'closed', receipt: 'R3' } });
  });

  it('can be continued while a submission cannot be sent', async () => {
    const { time, server, sitting, choose, standing } = setUp();
    server.offline = true;
    choose(1, 'A');
    sitting.submit();
    await time.pass(3_000);
    expect(standing()).toMatchObject({ kind: 'handingIn', byBell: false, failing: 'network' });
    sitting.callOffSubmission();
    server.offline = false;
    await time.pass(60_000);
    expect(standing().kind).toBe('answering');
    expect(server.saved.get(1)?.response).toBe('A');
  });

  it('shows responses of another tab, and changes nothing once the sitting has stopped', async () => {
    const { time, sitting, store, server } = setUp();
    store.waiting = [{ itemNumber: 1, revision: 3, response: 'C', madeAt: new Date(time.nowMs).toISOString() }];
    store.saved = [{ itemNumber: 2, revision: 1, response: 'B' }];
    await sitting.lookAtDevice();
    expect([...sitting.view().saving.answers]).toEqual([
      [1, 'C'],
      [2, 'B'],
    ]);
    sitting.submit();
    await time.pass(100);
    expect(server.saved.get(1)?.response).toBe('C');
    store.saved = [{ itemNumber: 2, revision: 2, response: 'D' }];
    await sitting.lookAtDevice();
    expect(sitting.view().saving.answers.get(2)).toBe('B');
  });

  it('reads the stored responses when the page comes to the front', async () => {
    const { time, sitting, store } = setUp();
    store.saved = [{ itemNumber: 1, revision: 2, response: 'D' }];
    sitting.lookNow();
    await time.pass(10);
    expect(sitting.view().saving.answers.get(1)).toBe('D');
  });

  it.each([true, false])(
    'submits all but a response that the server refuses, and names it (named by the server: %s)',
    async (named) => {
      const { time, server, sitting, choose, standing } = setUp();
      server.offline = true;
      for (const itemNumber of [1, 2, 3]) choose(itemNumber, 'A');
      await time.pass(1_000);
      server.offline = false;
      server.unstorable = { itemNumber: 2, named };
      sitting.submit();
      await time.pass(2_000);
      expect(standing()).toMatchObject({
        kind: 'closed',
        savedCount: 2,
        closing: { state: 'submitted', receipt: 'R1', unconfirmedItems: [], refusedItems: [2] },
      });
      expect([...server.saved.keys()]).toEqual([1, 3]);
    },
  );

  it('does not delay the automatic submission because of a response that the server refuses', async () => {
    const { time, server, choose, standing } = setUp({ durationMs: minuteMs });
    await time.pass(58_900);
    server.unstorable = { itemNumber: 2, named: true };
    for (const itemNumber of [1, 2, 3]) choose(itemNumber, 'A');
    await time.pass(200);
    expect(standing()).toMatchObject({ kind: 'closed', closing: { state: 'submitted', refusedItems: [2] } });
  });

  it('says when it is too early to submit, and stays open', async () => {
    const { time, sitting, refuse, standing } = setUp();
    refuse('TOO_EARLY_TO_SUBMIT', { earliestSubmissionAt: '2026-11-24T01:30:00.000Z' });
    sitting.submit();
    await time.pass(100);
    expect(standing()).toEqual({ kind: 'answering', earliestSubmissionAt: '2026-11-24T01:30:00.000Z' });
  });

  it('names unsaved responses when the system submitted the session past the incident limit', async () => {
    const { time, server, sitting, choose, standing } = setUp();
    server.offline = true;
    choose(1, 'A');
    await time.pass(1_000);
    server.offline = false;
    sitting.hear({
      ...server.session,
      state: 'submitted',
      integrity: { count: 3, limit: 2, pastLimit: 'submit', lastAct: 'leaving_page' },
    });
    await time.pass(100);
    expect(standing()).toMatchObject({
      kind: 'closed',
      byRule: true,
      closing: { state: 'submitted', receipt: 'R1', unconfirmedItems: [1] },
    });
  });

  it('applies two choices made before a new render one after the other', async () => {
    const { time, server, sitting } = setUp();
    for (const letter of ['D', 'A'])
      sitting.answer({ itemNumber: 1, response: (now) => toggleChoice(now, letter), by: 'choice' });
    await time.pass(1_000);
    expect(server.saved.get(1)?.response).toEqual(['A', 'D']);
  });

  it('saves answers before an event report that may end the session', async () => {
    const { time, server, sitting, choose } = setUp();
    choose(1, 'A');
    const order: string[] = [];
    sitting.saveNow();
    const told = sitting.savedOrFailing().then(() => order.push(`told with ${server.saved.size} saved`));
    await time.pass(100);
    await told;
    expect(order).toEqual(['told with 1 saved']);
  });

  it('does not wait for answers that cannot be saved at present', async () => {
    const { time, server, sitting, choose } = setUp();
    server.offline = true;
    choose(1, 'A');
    await time.pass(1_000);
    await expect(sitting.savedOrFailing()).resolves.toBeUndefined();
  });

  it('keeps pending responses while locked, and sends them once unlocked', async () => {
    const { time, server, sitting, choose, standing } = setUp();
    choose(1, 'A');
    sitting.hear({ ...server.session, locked: true });
    await time.pass(10_000);
    expect([standing().kind, server.saved.size, sitting.view().saving.unsavedCount]).toEqual(['answering', 1, 0]);
    server.session.locked = true;
    choose(2, 'B');
    sitting.hear({ ...server.session });
    await time.pass(4_000);
    expect([standing().kind, server.saved.size, sitting.view().saving.unsavedCount]).toEqual(['locked', 1, 1]);
    server.session.locked = false;
    await time.pass(6_000);
    expect([standing().kind, server.saved.size, sitting.view().saving.unsavedCount]).toEqual(['answering', 2, 0]);
  });

  it('keeps the newest deadline on the device, for a page that opens without network', async () => {
    const { time, choose, extendTo, noted } = setUp();
    extendTo(75 * minuteMs);
    choose(1, 'A');
    await time.pass(500);
    expect(noted[noted.length - 1]).toBe('2026-11-24T02:15:00.000Z');
  });

  it('stops when another candidate has signed in on this browser, even when nothing is sent', async () => {
    const { time, server, standing } = setUp();
    server.lookRefusal = new ApiError({ status: 404, code: 'SESSION_NOT_FOUND', message: '' });
    await time.pass(25_000);
    expect(standing().kind).toBe('signedOut');
  });

  describe('in a page that opened without network', () => {
    const dayMs = 24 * 60 * minuteMs;

    it('says that its time is an estimate until the server is reached', async () => {
      const { time, server, sitting, choose } = setUp({ estimatedAheadMs: 1_000 });
      choose(1, 'A');
      await time.pass(1_000);
      expect(sitting.view()).toMatchObject({
        timeIsEstimated: true,
        standing: { kind: 'answering' },
        saving: { failing: 'network' },
      });
      server.offline = false;
      await time.pass(30_000);
      expect(sitting.view().timeIsEstimated).toBe(false);
      expect(server.saved.get(1)?.response).toBe('A');
    });

    it('sends answers with corrected times although the device’s clock is half an hour ahead', async () => {
      const { time, server, choose } = setUp({ estimatedAheadMs: 30 * minuteMs });
      await time.pass(5 * minuteMs);
      choose(1, 'A');
      const madeAtMs = time.nowMs;
      await time.pass(minuteMs);
      server.offline = false;
      await time.pass(minuteMs);
      expect(Date.parse(server.saved.get(1)?.madeAt ?? '')).toBeCloseTo(madeAtMs, -2);
    });

    it('lets the candidate go back when time is up only by the device’s clock', async () => {
      const { time, server, sitting, choose, standing } = setUp({ estimatedAheadMs: dayMs });
      await time.pass(1_000);
      expect(standing()).toMatchObject({ kind: 'handingIn', byBell: true });
      sitting.callOffSubmission();
      choose(1, 'A');
      await time.pass(minuteMs);
      expect(standing().kind).toBe('answering');
      const madeAtMs = time.nowMs - minuteMs;
      server.offline = false;
      await time.pass(minuteMs);
      expect(standing().kind).toBe('answering');
      expect(server.submissions).toBe(0);
      expect(Date.parse(server.saved.get(1)?.madeAt ?? '')).toBeCloseTo(madeAtMs, -2);
    });

    it('submits nothing when the server reports time left at the estimated deadline', async () => {
      const { time, server, standing } = setUp({ estimatedAheadMs: dayMs, offline: false });
      await time.pass(minuteMs);
      expect(standing().kind).toBe('answering');
      expect(server.submissions).toBe(0);
    });

    it('submits for good once the server has confirmed the time', async () => {
      const { time, server, sitting, standing } = setUp({ estimatedAheadMs: dayMs, durationMs: minuteMs });
      await time.pass(1_000);
      sitting.callOffSubmission();
      server.offline = false;
      await time.pass(2 * minuteMs);
      expect(standing().kind).toBe('closed');
      expect(server.submissions).toBe(1);
    });
  });
});
