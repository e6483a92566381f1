import { countingAttempt, type Attempt } from './counting-attempt';

const graded = (attemptNumber: number, scoreMillipoints: number, maxMillipoints = 5000): Attempt => ({
  registrationId: `r${attemptNumber}`,
  attemptNumber,
  outcome: 'graded',
  scoreMillipoints,
  maxMillipoints,
  passed: scoreMillipoints * 5 >= maxMillipoints * 3,
});
const without = (attemptNumber: number, outcome: Attempt['outcome']): Attempt => ({
  ...graded(attemptNumber, 0),
  outcome,
  scoreMillipoints: null,
});
const counting = (rule: 'best' | 'latest' | 'first', ...attempts: Attempt[]) =>
  countingAttempt({ rule, attempts })?.attemptNumber ?? null;

describe('the attempt that counts', () => {
  it.each([
    ['the only one', [graded(1, 0)], 1, 1, 1],
    ['a pass, then a fail', [graded(1, 4000), graded(2, 1000)], 1, 2, 1],
    ['a fail, then a pass', [graded(1, 1000), graded(2, 4000)], 2, 2, 1],
    ['two passes of the same score', [graded(1, 4000), graded(2, 4000)], 1, 2, 1],
    ['given in another order', [graded(2, 4000), graded(1, 1000)], 2, 2, 1],
    ['a smaller paper with the larger share', [graded(1, 2500, 5000), graded(2, 2200, 4000)], 2, 2, 1],
    ['a fail, then an absence', [graded(1, 1000), without(2, 'absent')], 1, 1, 1],
    ['an absence, then a fail', [without(1, 'absent'), graded(2, 1000)], 2, 2, 2],
    ['a deferral, then an absence', [without(1, 'deferred'), without(2, 'absent')], 2, 2, 2],
    ['a violation, then a pass', [without(1, 'violation'), graded(2, 4000)], 2, 2, 1],
    ['a pass, then a violation', [graded(1, 4000), without(2, 'violation')], 1, 2, 1],
    ['a fail, then a cancelled one', [graded(1, 1000), without(2, 'annulled')], 1, 2, 1],
    ['two absences', [without(1, 'absent'), without(2, 'absent')], 1, 1, 1],
  ])('of %s', (_, attempts, best, latest, first) => {
    expect([counting('best', ...attempts), counting('latest', ...attempts), counting('first', ...attempts)]).toEqual([
      best,
      latest,
      first,
    ]);
  });

  it('is null without attempts', () => {
    expect(counting('best')).toBeNull();
  });
});
