import { ApiError, NetworkError } from '../../api/http';
import { startExam, type StartPorts } from './start-exam';

const refusal = (code: string, status = 409, retryAfterMs?: number) =>
  new ApiError({ status, code, message: '', details: { units: [] }, retryAfterMs });
const STARTED = { session: { id: 'session' } } as Awaited<ReturnType<StartPorts['start']>>;

/** The server gives these answers one after another, then starts the session. */
async function begin(...answers: Error[]) {
  const failing: unknown[] = [];
  const pausesMs: number[] = [];
  const outcome = await startExam({
    start: () => {
      const answer = answers.shift();
      return answer ? Promise.reject(answer) : Promise.resolve(STARTED);
    },
    wait: (ms) => Promise.resolve(void pausesMs.push(ms)),
    random: () => 0.5,
    isCalledOff: () => false,
    onFailing: (error) => failing.push(error),
  });
  return { outcome: outcome.kind, failing: failing.length, pausesMs };
}

describe('starting the exam', () => {
  it.each([
    // The admission is out of date: it is read again, and leads to the rules or to the end.
    ['CONSENT_REQUIRED', 409, 'readmit'],
    ['ALREADY_SUBMITTED', 409, 'readmit'],
    ['TRAINING_INCOMPLETE', 409, 'trainingIncomplete'],
    ['NOT_SIGNED_IN', 401, 'signedOut'],
    ['LATE_ENTRY', 409, 'refused'],
    ['EXAM_CLOSED', 409, 'refused'],
  ])('on %s stops without a retry', async (code, status, kind) => {
    expect(await begin(refusal(code, status))).toMatchObject({ outcome: kind, failing: 0 });
  });

  it('is retried while the network is down, the server busy or the window not open', async () => {
    const answers = [new NetworkError('offline'), refusal('OVERLOADED', 503), refusal('EXAM_NOT_OPEN')];
    expect(await begin(...answers)).toMatchObject({ outcome: 'started', failing: 3 });
  });

  it.each([
    ['OVERLOADED', 503],
    ['TOO_MANY_REQUESTS', 429],
  ])('on %s is retried, no sooner than the server says', async (code, status) => {
    const { outcome, pausesMs } = await begin(refusal(code, status, 7_000));
    expect(outcome).toBe('started');
    expect(pausesMs).toEqual([expect.any(Number)]);
    expect(pausesMs[0]).toBeGreaterThanOrEqual(7_000);
  });

  it('is not retried once it was cancelled', async () => {
    let asked = 0;
    const outcome = await startExam({
      start: () => {
        asked += 1;
        return Promise.reject(new NetworkError('offline'));
      },
      wait: () => Promise.resolve(),
      random: () => 0.5,
      isCalledOff: () => asked === 2,
      onFailing: () => undefined,
    });
    expect([outcome.kind, asked]).toEqual(['calledOff', 2]);
  });
});
