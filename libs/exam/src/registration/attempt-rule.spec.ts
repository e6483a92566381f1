import { decideAttempt, type EarlierRegistration } from './attempt-rule';

const earlierOne = (content: Partial<EarlierRegistration> = {}): EarlierRegistration => ({
  sittingId: 'morning',
  attemptNumber: 1,
  outcome: null,
  endsAt: 1000,
  ...content,
});
const decide = (content: Partial<Parameters<typeof decideAttempt>[0]>) =>
  decideAttempt({ attempt: 'first', sittingId: 'afternoon', earlier: [], hasPassed: false, now: 2000, ...content });

describe('an attempt', () => {
  it('is the first for somebody without a registration', () => {
    expect(decide({})).toEqual({ kind: 'register', attemptNumber: 1 });
  });

  it('is not repeated, neither in the same sitting nor, without make_up, in another', () => {
    expect(decide({ earlier: [earlierOne()] })).toEqual({ kind: 'already_registered' });
    expect(decide({ attempt: 'make_up', sittingId: 'morning', earlier: [earlierOne()] })).toEqual({
      kind: 'already_registered',
    });
  });

  it('is not given to whoever has passed', () => {
    expect(decide({ attempt: 'make_up', earlier: [earlierOne()], hasPassed: true })).toEqual({
      kind: 'already_passed',
    });
  });

  it('is the next one for a make-up in another sitting', () => {
    expect(decide({ attempt: 'make_up', earlier: [earlierOne()] })).toEqual({ kind: 'register', attemptNumber: 2 });
    const earlier = [earlierOne({ attemptNumber: 2, sittingId: 'noon' }), earlierOne()];
    expect(decide({ attempt: 'make_up', earlier })).toEqual({ kind: 'register', attemptNumber: 3 });
  });

  it('is not given before the earlier one is over, to the millisecond', () => {
    expect(decide({ attempt: 'make_up', earlier: [earlierOne({ endsAt: 2001 })] })).toEqual({
      kind: 'earlier_attempt_open',
    });
    expect(decide({ attempt: 'make_up', earlier: [earlierOne({ endsAt: 2000 })] })).toMatchObject({ kind: 'register' });
    expect(
      decide({
        attempt: 'make_up',
        earlier: [earlierOne(), earlierOne({ sittingId: 'noon', attemptNumber: 2, endsAt: 2001 })],
      }),
    ).toEqual({ kind: 'earlier_attempt_open' });
  });

  it('need not wait if the earlier one is deferred', () => {
    expect(decide({ attempt: 'make_up', earlier: [earlierOne({ endsAt: 9999, outcome: 'deferred' })] })).toEqual({
      kind: 'register',
      attemptNumber: 2,
    });
  });

  it('is refused as a make-up for somebody without an earlier one', () => {
    expect(decide({ attempt: 'make_up' })).toEqual({ kind: 'no_earlier_attempt' });
  });
});
