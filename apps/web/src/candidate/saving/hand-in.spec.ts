import type { SentResponse, SubmitReply } from '../../api/candidate-contract';
import { ApiError, NetworkError } from '../../api/http';
import { handIn } from './hand-in';

const nowMs = Date.parse('2026-11-24T02:00:00.000Z');
const answer: SentResponse = { itemNumber: 4, revision: 2, response: 'B', madeAt: '2026-11-24T01:59:58.000Z' };
const accepted: SubmitReply = { state: 'submitted', submittedAt: '2026-11-24T02:00:00.100Z', receipt: 'R' };
const closed = (state: string, kept: number) =>
  new ApiError({
    status: 409,
    code: 'SESSION_CLOSED',
    message: '',
    details: { state, closedAt: '2026-11-24T02:00:00.000Z', receipt: 'R', kept },
  });

async function handInWith(replies: (SubmitReply | Error)[], calledOffAfter = Infinity) {
  const sent: SentResponse[][] = [];
  const waits: number[] = [];
  const failing: string[] = [];
  const mended: string[] = [];
  const outcome = await handIn({
    outbox: { unsaved: () => [answer], acknowledge: () => undefined, mend: ({ kind }) => void mended.push(kind) },
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
  return { outcome, sent, waits, failing, mended };
}

describe('handing in', () => {
  it('takes what is pending along', async () => {
    const { outcome, sent } = await handInWith([accepted]);
    expect(sent).toEqual([[answer]]);
    expect(outcome).toEqual({
      kind: 'closed',
      closing: { state: 'submitted', closedAt: accepted.submittedAt, receipt: 'R', keptCount: 0, lostCount: 0 },
    });
  });

  it('tries until the server has answered', async () => {
    const { outcome, waits, failing } = await handInWith([new NetworkError('offline'), new NetworkError('offline'), accepted]);
    expect(outcome.kind).toBe('closed');
    expect(waits).toEqual([1_000, 2_000]);
    expect(failing).toEqual(['network', 'network']);
  });

  it('tells of answers that were kept apart after the bell', async () => {
    const { outcome } = await handInWith([closed('timed_out', 1)]);
    expect(outcome).toMatchObject({ closing: { state: 'timed_out', receipt: 'R', keptCount: 1, lostCount: 0 } });
  });

  it('tells of answers that nobody took', async () => {
    const { outcome } = await handInWith([closed('closed', 0)]);
    expect(outcome).toMatchObject({ closing: { state: 'closed', keptCount: 0, lostCount: 1 } });
  });

  it('tells that another device had submitted before', async () => {
    const { outcome } = await handInWith([{ ...accepted, submittedAt: '2026-11-24T01:30:00.000Z' }]);
    expect(outcome).toMatchObject({ closing: { state: 'submitted', lostCount: 1 } });
  });

  it('mends what the server objected to and goes on', async () => {
    const invalid = new ApiError({ status: 422, code: 'INVALID_RESPONSE', message: '', details: { itemNumber: 4 } });
    const { outcome, mended } = await handInWith([invalid, accepted]);
    expect(mended).toEqual(['invalid']);
    expect(outcome.kind).toBe('closed');
  });

  it('stops when it is too early, taken over, or called off', async () => {
    const refusal = (code: string, details: unknown = null) => new ApiError({ status: 409, code, message: '', details });
    const from = '2026-11-24T01:30:00.000Z';
    expect((await handInWith([refusal('TOO_EARLY_TO_SUBMIT', { earliestSubmissionAt: from })])).outcome).toEqual({ kind: 'tooEarly', from });
    expect((await handInWith([refusal('TOO_EARLY_TO_SUBMIT')])).outcome).toEqual({ kind: 'tooEarly', from: null });
    expect((await handInWith([refusal('SEAT_TAKEN_OVER')])).outcome).toEqual({ kind: 'halt', halt: { kind: 'takenOver' } });
    expect((await handInWith([new NetworkError('offline')], 1)).outcome).toEqual({ kind: 'calledOff' });
  });
});
