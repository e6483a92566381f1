import { ApiError, NetworkError } from '../../api/http';
import { startExam, type StartPorts } from './start-exam';

const refusal = (code: string, status = 409) => new ApiError({ status, code, message: '', details: { units: [] } });
const STARTED = { session: { id: 'session' } } as Awaited<ReturnType<StartPorts['start']>>;

/** The server answers these one after another, and then lets the session begin. */
async function begin(...answers: Error[]) {
  const failing: unknown[] = [];
  const outcome = await startExam({
    start: () => {
      const answer = answers.shift();
      return answer ? Promise.reject(answer) : Promise.resolve(STARTED);
    },
    wait: () => Promise.resolve(),
    random: () => 0.5,
    isCalledOff: () => false,
    onFailing: (error) => failing.push(error),
  });
  return { outcome: outcome.kind, failing: failing.length };
}

describe('starting the exam', () => {
  it.each([
    // What the page knew is out of date: it looks anew, and comes to the rules or to the end.
    ['CONSENT_REQUIRED', 409, 'readmit'],
    ['ALREADY_SUBMITTED', 409, 'readmit'],
    ['TRAINING_INCOMPLETE', 409, 'trainingIncomplete'],
    ['NOT_SIGNED_IN', 401, 'signedOut'],
    ['LATE_ENTRY', 409, 'refused'],
    ['EXAM_CLOSED', 409, 'refused'],
  ])('on %s goes on without asking again', async (code, status, kind) => {
    expect(await begin(refusal(code, status))).toEqual({ outcome: kind, failing: 0 });
  });

  it('is tried again while the network, the server or the window does not let it through', async () => {
    const answers = [new NetworkError('offline'), refusal('OVERLOADED', 503), refusal('EXAM_NOT_OPEN')];
    expect(await begin(...answers)).toEqual({ outcome: 'started', failing: 3 });
  });
});
