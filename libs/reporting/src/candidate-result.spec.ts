import type { ResultState } from '@sunflower/grading';
import { candidateResult } from './candidate-result';

const own = { outcome: 'graded', scoreMillipoints: 72_500, maxMillipoints: 100_000, passed: true } as const;
const released = (more: { passed?: boolean; counts?: boolean } = {}): ResultState => ({
  state: 'released',
  result: {
    examId: 'e',
    runId: 'r',
    registrationId: 'g',
    releasedAt: 1,
    attemptNumber: 1,
    counts: true,
    sectionMillipoints: [72_500],
    ...own,
    ...more,
  },
});
const certificate = { number: 'SF202601234567894', revokedBy: null } as const;

describe("the candidate's result", () => {
  it.each(['grading', 'withheld'] as const)('says nothing while it is %s', (state) => {
    // Not even a certificate that should not be there yet.
    expect(candidateResult({ result: { state }, certificate })).toEqual({
      state,
      outcome: null,
      scoreMillipoints: null,
      maxMillipoints: null,
      passed: null,
      certificateNumber: null,
    });
  });

  it('says outcome, score, pass and certificate once it is released, and nothing more', () => {
    expect(candidateResult({ result: released(), certificate })).toEqual({
      state: 'released',
      ...own,
      certificateNumber: 'SF202601234567894',
    });
  });

  it('names no certificate that staff revoked, but that of the result at hand when a newer run has taken it away a moment ago', () => {
    expect(
      candidateResult({ result: released(), certificate: { ...certificate, revokedBy: 'staff' } }).certificateNumber,
    ).toBeNull();
    expect(
      candidateResult({ result: released(), certificate: { ...certificate, revokedBy: 'regrade' } }).certificateNumber,
    ).toBe('SF202601234567894');
    expect(candidateResult({ result: released(), certificate: null }).certificateNumber).toBeNull();
  });

  it('says of an attempt that does not count that it does not, and names no certificate beside it', () => {
    expect(candidateResult({ result: released({ counts: false }), certificate })).toEqual({
      state: 'released',
      ...own,
      certificateNumber: null,
      counts: false,
    });
  });

  it('names no certificate without a pass', () => {
    expect(candidateResult({ result: released({ passed: false }), certificate }).certificateNumber).toBeNull();
  });
});
