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
    /** Results of saving single responses; null means saved. */
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

describe('submitting', () => {
  it('sends pending responses with the submission', async () => {
    const { outcome, sent } = await handInWith([accepted]);
    expect(sent).toEqual([[answer]]);
    expect(outcome).toEqual({
      kind: 'closed',
      closing: { state: 'submitted', closedAt: accepted.submittedAt, receipt: 'R', keptCount: 0, unconfirmedItems: [] },
    });
  });

  it('retries until the server has answered', async () => {
    const { outcome, waits, failing } = await handInWith([
      new NetworkError('offline'),
      new NetworkError('offline'),
      accepted,
    ]);
    expect(outcome.kind).toBe('closed');
    expect(waits).toEqual([1_000, 2_000]);
    expect(failing).toEqual(['network', 'network']);
  });

  it('reports answers kept apart after the deadline', async () => {
    const { outcome } = await handInWith([closed('timed_out', 1)]);
    expect(outcome).toMatchObject({
      closing: { state: 'timed_out', receipt: 'R', keptCount: 1, unconfirmedItems: [] },
    });
  });

  it('names unconfirmed items', async () => {
    const { outcome } = await handInWith([closed('closed', 0)]);
    expect(outcome).toMatchObject({ closing: { state: 'closed', keptCount: 0, unconfirmedItems: [4] } });
  });

  it('names items as unconfirmed when another device had submitted before', async () => {
    const { outcome } = await handInWith([{ ...accepted, submittedAt: '2026-11-24T01:30:00.000Z' }]);
    expect(outcome).toMatchObject({ closing: { state: 'submitted', unconfirmedItems: [4] } });
  });

  it('sets apart the response named by the server, and sends the others at once', async () => {
    const { outcome, sent, refused, waits } = await handInWith([invalid(4), accepted], { waiting: [answer, other] });
    expect([sent[1], refused, waits]).toEqual([[other], [4], []]);
    expect(outcome.kind).toBe('closed');
  });

  it('raises its revision above the server’s', async () => {
    const conflict = new ApiError({
      status: 409,
      code: 'REVISION_CONFLICT',
      message: '',
      details: { saved: [], conflicts: [{ itemNumber: 4, currentRevision: 8, response: 'D' }] },
    });
    const { sent } = await handInWith([conflict, accepted]);
    expect(sent[1]).toEqual([{ ...answer, revision: 9 }]);
  });

  it('finds a refused response by saving the responses one at a time', async () => {
    const { outcome, sent, saved, refused } = await handInWith([invalid(null), accepted], {
      waiting: [answer, other],
      saves: [invalid(null), null],
    });
    expect([saved, sent[1], refused]).toEqual([[7], [], [4]]);
    expect(outcome).toMatchObject({ kind: 'closed', closing: { state: 'submitted', unconfirmedItems: [] } });
  });

  it('counts responses kept apart during that search', async () => {
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

  it('names all items when some are kept apart, because the server reports only how many', async () => {
    const { outcome } = await handInWith([closed('timed_out', 1)], { waiting: [answer, other] });
    expect(outcome).toMatchObject({ closing: { keptCount: 1, unconfirmedItems: [4, 7] } });
  });

  it('names items whose save met a closed session during that search', async () => {
    const { outcome } = await handInWith([invalid(null), closed('closed', 0)], {
      waiting: [answer, other],
      saves: [invalid(4), closed('closed', 0)],
    });
    expect(outcome).toMatchObject({ closing: { keptCount: 0, unconfirmedItems: [7] } });
  });

  it('repeats the search after a pause when the network fails during it', async () => {
    const { outcome, sent, saved, waits } = await handInWith([invalid(null), invalid(null), accepted], {
      waiting: [answer, other],
      saves: [null, new NetworkError('offline')],
    });
    expect([saved, sent[1], waits.length]).toEqual([[4], [other], 1]);
    expect(outcome.kind).toBe('closed');
  });

  it('stops when it is too early, the seat is taken over, or it is cancelled', async () => {
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
