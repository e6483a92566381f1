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
  it.each(['grading', 'withheld'] as const)('shows nothing while it is %s', (state) => {
    // Hide even a certificate that should not exist yet.
    expect(candidateResult({ result: { state }, certificate })).toEqual({
      state,
      outcome: null,
      scoreMillipoints: null,
      maxMillipoints: null,
      passed: null,
      certificateNumber: null,
    });
  });

  it('shows only outcome, score, pass and certificate once released', () => {
    expect(candidateResult({ result: released(), certificate })).toEqual({
      state: 'released',
      ...own,
      certificateNumber: 'SF202601234567894',
    });
  });

  it('names no certificate revoked by staff, but names that of the result shown when a newer run has just revoked it', () => {
    expect(
      candidateResult({ result: released(), certificate: { ...certificate, revokedBy: 'staff' } }).certificateNumber,
    ).toBeNull();
    expect(
      candidateResult({ result: released(), certificate: { ...certificate, revokedBy: 'regrade' } }).certificateNumber,
    ).toBe('SF202601234567894');
    expect(candidateResult({ result: released(), certificate: null }).certificateNumber).toBeNull();
  });

  it('marks an attempt that does not count, and names no certificate for it', () => {
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
