import { standingAtRelease, standingChange, type Standing, type StandingFacts } from './standing';

const graded = { outcome: 'graded', scoreMillipoints: 4000, maxMillipoints: 4500, passed: true } as const;
const facts = (some: Partial<StandingFacts>): StandingFacts => ({
  result: null,
  decided: null,
  sessionState: 'submitted',
  examMaxMillipoints: 5000,
  ...some,
});
const without = (outcome: Standing['outcome'], maxMillipoints = 5000): Standing => ({
  outcome,
  scoreMillipoints: null,
  maxMillipoints,
  passed: false,
});

describe('the standing of a registration', () => {
  it.each<[string, Partial<StandingFacts>, Standing]>([
    ['the graded result', { result: graded }, graded],
    ['a decision before a graded result', { result: graded, decided: 'violation' }, without('violation', 4500)],
    ['a decision where the session never started', { sessionState: null, decided: 'deferred' }, without('deferred')],
    ['a decision before a voided session', { sessionState: 'voided', decided: 'violation' }, without('violation')],
    [
      'annulled with its session, also when it was graded before',
      { sessionState: 'voided', result: graded },
      without('annulled', 4500),
    ],
    ['absent where the session never started', { sessionState: null }, without('absent')],
    ['ungraded while the session is open', { sessionState: 'in_progress' }, without('ungraded')],
    ['ungraded before the grading', {}, without('ungraded')],
  ])('is %s', (_, some, expected) => {
    expect(standingAtRelease(facts(some))).toEqual(expected);
  });

  const failed = { ...graded, scoreMillipoints: 100, passed: false };
  it.each<[string, Standing | null, Standing]>([
    ['none', graded, { ...graded }],
    ['points', graded, { ...graded, scoreMillipoints: 4001 }],
    ['points', graded, { ...graded, maxMillipoints: 5000 }],
    ['newly_passed', failed, graded],
    ['newly_passed', null, graded],
    ['newly_failed', graded, failed],
    ['newly_failed', graded, without('violation')],
    ['outcome', failed, without('absent')],
    ['outcome', null, without('absent')],
  ])('changes by %s', (change, before, after) => {
    expect(standingChange({ before, after })).toBe(change);
  });
});
