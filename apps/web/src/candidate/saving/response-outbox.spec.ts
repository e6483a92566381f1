import type { SentResponse } from '../../api/candidate-contract';
import { ApiError, NetworkError } from '../../api/http';
import { setUp } from './an-outbox.fixture';

const api = (code: string, status = 409, details: unknown = null, retryAfterMs: number | null = null) =>
  new ApiError({ status, code, message: code, details, retryAfterMs });

describe('the outbox', () => {
  it('gathers the changes of 300 ms into one request', async () => {
    const { time, calls, choose, revisions } = setUp();
    choose(1, 'A');
    await time.pass(200);
    choose(2, 'B');
    choose(1, 'C');
    await time.pass(99);
    expect(calls).toHaveLength(0);
    await time.pass(1);
    expect(revisions(0)).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('chooses revisions above those it was given', async () => {
    const { time, choose, revisions } = setUp({ given: [{ itemNumber: 1, revision: 7, response: 'A' }] });
    choose(1, 'B');
    await time.pass(300);
    expect(revisions(0)).toEqual([[1, 8]]);
  });

  it('tells that an item was reached by a cleared response, once, and never over an answer', async () => {
    const { time, calls, call, outbox, choose } = setUp({ given: [{ itemNumber: 1, revision: 7, response: 'A' }] });
    outbox.reach(1);
    await time.pass(1_000);
    expect(calls).toHaveLength(0);
    outbox.reach(2);
    outbox.reach(2);
    await time.pass(300);
    expect(call(0).responses).toMatchObject([{ itemNumber: 2, revision: 1, response: null }]);
    call(0).reply();
    await time.pass(0);
    expect(outbox.view()).toMatchObject({ unsavedCount: 0, acknowledgedCount: 1 });
    choose(2, 'B');
    await time.pass(300);
    expect(call(1).responses).toMatchObject([{ itemNumber: 2, revision: 2, response: 'B' }]);
  });

  it('keeps the answer of another tab to an item that this tab only reached', async () => {
    const { time, calls, call, outbox } = setUp();
    outbox.reach(2);
    await time.pass(300);
    call(0).fail(
      api('REVISION_CONFLICT', 409, {
        saved: [],
        conflicts: [{ itemNumber: 2, currentRevision: 1, response: 'B' }],
      }),
    );
    await time.pass(5_000);
    expect(calls).toHaveLength(1);
    expect(outbox.view().answers.get(2)).toBe('B');
    expect(outbox.view().unsavedCount).toBe(0);
  });

  it('sends nothing when nothing has changed', async () => {
    const { time, calls, choose } = setUp({ given: [{ itemNumber: 1, revision: 7, response: 'A' }] });
    choose(1, 'A');
    await time.pass(1_000);
    expect(calls).toHaveLength(0);
  });

  it('has one request in flight, and sends later changes after it', async () => {
    const { time, calls, call, choose, revisions } = setUp();
    choose(1, 'A');
    await time.pass(300);
    choose(1, 'B');
    await time.pass(5_000);
    expect(calls).toHaveLength(1);
    call(0).reply();
    await time.pass(0);
    expect(revisions(1)).toEqual([[1, 2]]);
  });

  it('says saved only when the server has acknowledged everything', async () => {
    const { time, call, choose, says } = setUp();
    expect(says().key).toBe('save.none');
    choose(1, 'A');
    expect(says().key).toBe('save.saving');
    await time.pass(300);
    choose(1, 'B');
    call(0).reply();
    await time.pass(0);
    expect(says().key).toBe('save.saving');
    await time.pass(300);
    call(1).reply();
    await time.pass(0);
    expect(says()).toMatchObject({ key: 'save.saved', values: { time: '09:00:00', count: 0 } });
  });

  it('keeps an answer on the device until it is acknowledged', async () => {
    const { time, call, choose, kept } = setUp();
    choose(1, 'A');
    await time.pass(300);
    expect(kept.get(1)).toMatchObject({ revision: 1, response: 'A', madeAt: '2026-11-24T01:00:00.000Z' });
    choose(1, 'B');
    call(0).reply();
    await time.pass(0);
    expect(kept.get(1)).toMatchObject({ revision: 2 });
    await time.pass(300);
    call(1).reply();
    await time.pass(0);
    expect(kept.size).toBe(0);
  });

  it('waits for a pause in typing, but no longer than three seconds', async () => {
    const { time, calls, call, type } = setUp();
    for (let letters = 1; letters <= 10; letters += 1) {
      type(1, 'x'.repeat(letters));
      await time.pass(400);
    }
    expect(calls).toHaveLength(1);
    expect(call(0).responses[0]?.response).toBe('x'.repeat(8));
  });
});

describe('the outbox after failures', () => {
  it('retries with growing pauses and says what is stored on the device', async () => {
    const { time, calls, call, choose, says } = setUp();
    choose(1, 'A');
    await time.pass(300);
    call(0).fail(new NetworkError('offline'));
    await time.pass(999);
    expect(calls).toHaveLength(1);
    expect(says()).toMatchObject({ key: 'save.offlineKept', values: { count: 1 } });
    await time.pass(1);
    call(1).fail(new NetworkError('offline'));
    await time.pass(1_999);
    expect(calls).toHaveLength(2);
    await time.pass(1);
    call(2).reply();
    await time.pass(0);
    expect(says().key).toBe('save.saved');
  });

  it('honours Retry-After, and reports a busy server as busy', async () => {
    const { time, calls, call, choose, says } = setUp();
    choose(1, 'A');
    await time.pass(300);
    call(0).fail(api('OVERLOADED', 503, null, 7_000));
    await time.pass(6_999);
    expect(calls).toHaveLength(1);
    expect(says().key).toBe('save.busyKept');
    await time.pass(1_000);
    expect(calls).toHaveLength(2);
  });

  it('does not know whether the device stores answers before it has stored one', async () => {
    const { time, call, outbox, choose, says } = setUp();
    expect(outbox.view().keptOnDevice).toBeNull();
    choose(1, 'A');
    expect(outbox.view().keptOnDevice).toBeNull();
    await time.pass(300);
    call(0).fail(new NetworkError('offline'));
    await time.pass(10);
    expect([outbox.view().keptOnDevice, says().key]).toEqual([true, 'save.offlineKept']);
  });

  it('does not claim that an answer is stored while the write is not finished', async () => {
    const { time, call, choose, says } = setUp({ under: () => new Promise(() => undefined) });
    choose(1, 'A');
    await time.pass(300);
    call(0).fail(new NetworkError('offline'));
    await time.pass(10);
    expect(says().key).toBe('save.offlineInPage');
  });

  it('stores unsent responses of an earlier sitting again, as the device may have refused or lost them', async () => {
    const response = { itemNumber: 1, revision: 4, response: 'A', madeAt: '2026-11-24T01:00:00.000Z' };
    const { time, kept, outbox, revisions } = setUp({ carried: [response] });
    expect(outbox.view().keptOnDevice).toBeNull();
    await time.pass(10);
    expect([kept.get(1), outbox.view().keptOnDevice, revisions(0)]).toEqual([response, true, [[1, 4]]]);
  });

  it('does not claim to store answers on a device that refuses', async () => {
    const { time, call, choose, says } = setUp({ keeps: false });
    choose(1, 'A');
    await time.pass(300);
    call(0).fail(new NetworkError('offline'));
    await time.pass(0);
    expect(says().key).toBe('save.offlineInPage');
  });

  it('sends at once when the network comes back', async () => {
    const { time, calls, call, choose, outbox } = setUp();
    choose(1, 'A');
    await time.pass(300);
    call(0).fail(new NetworkError('offline'));
    await time.pass(10);
    outbox.hurry();
    await time.pass(0);
    expect(calls).toHaveLength(2);
  });

  it('puts its answer above the server’s after a conflict', async () => {
    const { time, call, choose, revisions, says } = setUp();
    choose(1, 'A');
    choose(2, 'B');
    await time.pass(300);
    const conflicts = [{ itemNumber: 1, currentRevision: 9, response: 'D' }];
    call(0).fail(api('REVISION_CONFLICT', 409, { saved: [{ itemNumber: 2, revision: 1 }], conflicts }));
    await time.pass(1_000);
    expect(revisions(1)).toEqual([[1, 10]]);
    call(1).reply();
    await time.pass(0);
    expect(says().key).toBe('save.saved');
  });

  it('counts a conflict with the same answer as saved', async () => {
    const { time, calls, call, choose, outbox } = setUp();
    choose(1, 'A');
    await time.pass(300);
    const conflicts = [{ itemNumber: 1, currentRevision: 9, response: 'A' }];
    call(0).fail(api('REVISION_CONFLICT', 409, { saved: [], conflicts }));
    await time.pass(60_000);
    expect(calls).toHaveLength(1);
    expect(outbox.view().unsavedCount).toBe(0);
  });

  it('sets a refused answer apart, saves the others, and never shows it as saved', async () => {
    const { time, calls, call, choose, revisions, outbox, says } = setUp();
    choose(1, 'A');
    choose(2, '?');
    await time.pass(300);
    call(0).fail(api('INVALID_RESPONSE', 422, { itemNumber: 2 }));
    await time.pass(1_000);
    expect(revisions(1)).toEqual([[1, 1]]);
    call(1).reply();
    await time.pass(60_000);
    expect(calls).toHaveLength(2);
    expect([...outbox.view().refusedItems]).toEqual([2]);
    expect(says().key).not.toBe('save.saved');
    choose(2, 'B');
    await time.pass(300);
    expect(revisions(2)).toEqual([[2, 2]]);
  });

  it('sends the next answer after a failure that left nothing to retry', async () => {
    const refused = setUp();
    refused.choose(1, 'Z');
    await refused.time.pass(300);
    refused.call(0).fail(api('INVALID_RESPONSE', 422, { itemNumber: 1 }));
    await refused.time.pass(1_000);
    refused.choose(1, 'B');
    await refused.time.pass(300);
    expect(refused.revisions(1)).toEqual([[1, 2]]);

    const known = setUp();
    known.choose(1, 'A');
    await known.time.pass(300);
    known
      .call(0)
      .fail(
        api('REVISION_CONFLICT', 409, { saved: [], conflicts: [{ itemNumber: 1, currentRevision: 3, response: 'A' }] }),
      );
    await known.time.pass(1_000);
    known.choose(2, 'B');
    await known.time.pass(300);
    expect(known.revisions(1)).toEqual([[2, 1]]);
  });

  it('sends a choice made while the previous answer was being refused', async () => {
    const { time, call, choose, revisions, outbox } = setUp();
    choose(1, '?');
    await time.pass(300);
    choose(1, 'B');
    call(0).fail(api('INVALID_RESPONSE', 422, { itemNumber: 1 }));
    await time.pass(1_000);
    expect([...outbox.view().refusedItems]).toEqual([]);
    expect(revisions(1)).toEqual([[1, 2]]);
  });

  it('finds the refused answer when the server does not name it', async () => {
    const { time, call, choose, revisions, outbox } = setUp();
    choose(1, '?');
    choose(2, 'B');
    await time.pass(300);
    call(0).fail(api('INVALID_RESPONSE', 422));
    await time.pass(1_000);
    expect(revisions(1)).toEqual([[1, 1]]);
    call(1).fail(api('INVALID_RESPONSE', 422));
    await time.pass(2_000);
    expect(revisions(2)).toEqual([[2, 1]]);
    expect([...outbox.view().refusedItems]).toEqual([1]);
  });

  it.each([
    ['SEAT_TAKEN_OVER', 409, 'takenOver'],
    ['SESSION_LOCKED', 409, 'locked'],
    ['NOT_SIGNED_IN', 401, 'signedOut'],
    ['SESSION_NOT_FOUND', 404, 'signedOut'],
  ])('stops at %s and keeps the answer', async (code, status, kind) => {
    const { time, calls, call, choose, halts, outbox } = setUp();
    choose(1, 'A');
    await time.pass(300);
    call(0).fail(api(code, status));
    await time.pass(120_000);
    expect(calls).toHaveLength(1);
    expect(halts).toEqual([{ kind }]);
    expect(outbox.view().unsavedCount).toBe(1);
  });

  it('continues after a pause with the same revision', async () => {
    const { time, choose, outbox, revisions } = setUp();
    choose(1, 'A');
    await time.pass(300);
    outbox.pause();
    await time.pass(10);
    outbox.resume();
    await time.pass(0);
    expect(revisions(1)).toEqual([[1, 1]]);
  });

  it('does not flood a server that acknowledges nothing', async () => {
    const { time, calls, call, choose } = setUp();
    choose(1, 'A');
    await time.pass(300);
    call(0).reply([]);
    await time.pass(900);
    expect(calls).toHaveLength(1);
  });
});

describe('the outbox after a reload', () => {
  const stored = (revision: number, response: string): SentResponse => ({
    itemNumber: 1,
    revision,
    response,
    madeAt: '2026-11-24T00:59:00.000Z',
  });

  it('sends responses stored on the device at once', async () => {
    const { time, call, outbox } = setUp({
      given: [{ itemNumber: 1, revision: 3, response: 'A' }],
      stored: [stored(4, 'B')],
    });
    await time.pass(0);
    expect(call(0).responses).toEqual([stored(4, 'B')]);
    expect(outbox.view().answers.get(1)).toBe('B');
  });

  it('drops stored responses if the server holds that revision or a later one', async () => {
    const { time, calls, outbox } = setUp({
      given: [{ itemNumber: 1, revision: 4, response: 'C' }],
      stored: [stored(4, 'B')],
    });
    await time.pass(1_000);
    expect(calls).toHaveLength(0);
    expect(outbox.view().answers.get(1)).toBe('C');
  });
});
