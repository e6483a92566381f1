import { countSessions } from './count-sessions';

describe('live counts', () => {
  it('puts each registration into one state, and each ended session into graded or ungraded', () => {
    const counts = countSessions({
      registered: 100,
      groups: [
        { state: 'in_progress', locked: false, gradingNeeded: false, count: 30 },
        { state: 'in_progress', locked: true, gradingNeeded: false, count: 2 },
        { state: 'submitted', locked: false, gradingNeeded: false, count: 20 },
        { state: 'submitted', locked: true, gradingNeeded: true, count: 5 },
        { state: 'timed_out', locked: false, gradingNeeded: true, count: 4 },
        { state: 'closed', locked: false, gradingNeeded: false, count: 3 },
        { state: 'voided', locked: false, gradingNeeded: false, count: 1 },
      ],
      earlier: [],
    });
    expect(counts).toEqual({
      registered: 100,
      notStarted: 35,
      inProgress: 32,
      submitted: 25,
      timedOut: 4,
      closed: 3,
      voided: 1,
      locked: 2,
      graded: 24,
      ungraded: 9,
      earlierAttempts: 0,
    });
    const { registered, notStarted, inProgress, submitted, timedOut, closed, voided } = counts;
    expect(notStarted + inProgress + submitted + timedOut + closed + voided).toBe(registered);
  });

  it('counts each person once, by the latest attempt', () => {
    const counts = countSessions({
      registered: 5,
      groups: [
        { state: 'submitted', locked: false, gradingNeeded: false, count: 2 },
        { state: 'in_progress', locked: false, gradingNeeded: false, count: 1 },
      ],
      earlier: [
        { state: 'submitted', locked: false, gradingNeeded: false, count: 1 },
        { state: null, locked: false, gradingNeeded: false, count: 1 },
      ],
    });
    expect(counts).toMatchObject({
      registered: 3,
      notStarted: 1,
      inProgress: 1,
      submitted: 1,
      graded: 1,
      earlierAttempts: 2,
    });
  });

  it('is all zeros while nobody is registered', () => {
    expect(new Set(Object.values(countSessions({ registered: 0, groups: [], earlier: [] })))).toEqual(new Set([0]));
  });
});
