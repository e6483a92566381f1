import type { SentResponse, SubmitReply } from '../../api/candidate-contract';
import { ApiError, NetworkError } from '../../api/http';
import { handIn } from './hand-in';
import { HeldResponses } from './held-responses';

const nowMs = Date.parse('2026-11-24T02:00:00.000Z');
const answer: SentResponse = { itemNumber: 4, revision: 2, response: 'B', madeAt: '2026-11-24T01:59:58.000Z' };
const other: SentResponse = { ...answer, itemNumber: 7 };
const invalid = (itemNumber: number | null) =>
  new ApiError({ status: 422, code: 'INVALID_RESPONSE', message: '', details: { itemNumber } });
const accepted: SubmitReply = { state: 'submitted', submittedAt: '2026-11-24T02:00:00.100Z', receipt: 'R' };
const closed = (state: string, kept: number) =>
  new ApiError({
    status: 409,
    code: 'SESSION_CLOSED',
    message: '',
    details: { state, closedAt: '2026-11-24T02:00:00.000Z', receipt: 'R', kept },
  });

async function handInWith(
  replies: (SubmitReply | Error)[],
  {
    calledOffAfter = Infinity,
    waiting = [answer],
    saves = [],
  }: {
    calledOffAfter?: number;
    waiting?: SentResponse[];
    /** What saves of one response are told; null is that it is saved. */
    saves?: (Error | null)[];
  } = {},
) {
  const sent: SentResponse[][] = [];
  const saved: number[] = [];
  const outbox = new HeldResponses(waiting);
  const waits: number[] = [];
  const failing: string[] = [];
  const outcome = await handIn({
    outbox,
    save: async (responses) => {
      const refusal = saves.shift();
      if (refusal) throw refusal;
      saved.push(...responses.map(({ itemNumber }) => itemNumber));
      return { saved: responses, serverTime: accepted.submittedAt, deadlineAt: accepted.submittedAt };
    },
    submit: async (responses) => {
      sent.push(responses);
      const reply = replies[sent.length - 1] as SubmitReply | Error;
      if (reply instanceof Error) throw reply;
      return reply;
    },
    wait: async (ms) => void waits.push(ms),
    nowMs: () => nowMs,
    random: () => 0.5,
    isCalledOff: () => sent.length >= calledOffAfter,
    onFailing: (cause) => failing.push(cause),
  });
  return { outcome, sent, saved, waits, failing, refused: outbox.refusedItems() };
}

describe('handing in', () => {
  it('takes what is pending along', async () => {
    const { outcome, sent } = await handInWith([accepted]);
    expect(sent).toEqual([[answer]]);
    expect(outcome).toEqual({
      kind: 'closed',
      closing: { state: 'submitted', closedAt: accepted.submittedAt, receipt: 'R', keptCount: 0, unconfirmedItems: [] },
    });
  });

  it('tries until the server has answered', async () => {
    const { outcome, waits, failing } = await handInWith([
      new NetworkError('offline'),
      new NetworkError('offline'),
      accepted,
    ]);
    expect(outcome.kind).toBe('closed');
    expect(waits).toEqual([1_000, 2_000]);
    expect(failing).toEqual(['network', 'network']);
  });

  it('tells of answers that were kept apart after the bell', async () => {
    const { outcome } = await handInWith([closed('timed_out', 1)]);
    expect(outcome).toMatchObject({
      closing: { state: 'timed_out', receipt: 'R', keptCount: 1, unconfirmedItems: [] },
    });
  });

  it('names what nobody confirmed', async () => {
    const { outcome } = await handInWith([closed('closed', 0)]);
    expect(outcome).toMatchObject({ closing: { state: 'closed', keptCount: 0, unconfirmedItems: [4] } });
  });

  it('tells that another device had submitted before', async () => {
    const { outcome } = await handInWith([{ ...accepted, submittedAt: '2026-11-24T01:30:00.000Z' }]);
    expect(outcome).toMatchObject({ closing: { state: 'submitted', unconfirmedItems: [4] } });
  });

  it('sets apart the response that the server names, and sends the others at once', async () => {
    const { outcome, sent, refused, waits } = await handInWith([invalid(4), accepted], { waiting: [answer, other] });
    expect([sent[1], refused, waits]).toEqual([[other], [4], []]);
    expect(outcome.kind).toBe('closed');
  });

  it('raises its revision above the one that the server holds', async () => {
    const conflict = new ApiError({
      status: 409,
      code: 'REVISION_CONFLICT',
      message: '',
      details: { saved: [], conflicts: [{ itemNumber: 4, currentRevision: 8, response: 'D' }] },
    });
    const { sent } = await handInWith([conflict, accepted]);
    expect(sent[1]).toEqual([{ ...answer, revision: 9 }]);
  });

  it('finds by saving them singly which of several the server will not take', async () => {
    const { outcome, sent, saved, refused } = await handInWith([invalid(null), accepted], {
      waiting: [answer, other],
      saves: [invalid(null), null],
    });
    expect([saved, sent[1], refused]).toEqual([[7], [], [4]]);
    expect(outcome).toMatchObject({ kind: 'closed', closing: { state: 'submitted', unconfirmedItems: [] } });
  });

  it('counts what is kept apart while it looks for it', async () => {
    const late = () => closed('timed_out', 1);
    const { outcome, refused } = await handInWith([invalid(null), closed('timed_out', 0)], {
      waiting: [answer, other],
      saves: [invalid(4), late()],
    });
    expect(refused).toEqual([4]);
    expect(outcome).toMatchObject({
      kind: 'closed',
      closing: { state: 'timed_out', keptCount: 1, unconfirmedItems: [] },
    });
  });

  it('names all of which some are kept apart: the server tells how many, not which', async () => {
    const { outcome } = await handInWith([closed('timed_out', 1)], { waiting: [answer, other] });
    expect(outcome).toMatchObject({ closing: { keptCount: 1, unconfirmedItems: [4, 7] } });
  });

  it('names what was met by the end while it looks for it', async () => {
    const { outcome } = await handInWith([invalid(null), closed('closed', 0)], {
      waiting: [answer, other],
      saves: [invalid(4), closed('closed', 0)],
    });
    expect(outcome).toMatchObject({ closing: { keptCount: 0, unconfirmedItems: [7] } });
  });

  it('looks again with a pause when the network fails while it looks', async () => {
    const { outcome, sent, saved, waits } = await handInWith([invalid(null), invalid(null), accepted], {
      waiting: [answer, other],
      saves: [null, new NetworkError('offline')],
    });
    expect([saved, sent[1], waits.length]).toEqual([[4], [other], 1]);
    expect(outcome.kind).toBe('closed');
  });

  it('stops when it is too early, taken over, or called off', async () => {
    const refusal = (code: string, details: unknown = null) =>
      new ApiError({ status: 409, code, message: '', details });
    const from = '2026-11-24T01:30:00.000Z';
    expect((await handInWith([refusal('TOO_EARLY_TO_SUBMIT', { earliestSubmissionAt: from })])).outcome).toEqual({
      kind: 'tooEarly',
      from,
    });
    expect((await handInWith([refusal('TOO_EARLY_TO_SUBMIT')])).outcome).toEqual({ kind: 'tooEarly', from: null });
    expect((await handInWith([refusal('SEAT_TAKEN_OVER')])).outcome).toEqual({
      kind: 'halt',
      halt: { kind: 'takenOver' },
    });
    expect((await handInWith([new NetworkError('offline')], { calledOffAfter: 1 })).outcome).toEqual({
      kind: 'calledOff',
    });
  });
});
