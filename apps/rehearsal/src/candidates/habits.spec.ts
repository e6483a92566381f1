import { SeededRandom } from '../seeded-random';
import { drawHabits, type Habits } from './habits';

const crowd = (seed: number): Habits[] =>
  Array.from({ length: 300 }, (_, index) => drawHabits({ number: index + 1, itemCount: 20, random: new SeededRandom(seed).fork(`${index}`) }));

describe('drawHabits', () => {
  it('gives every habit to somebody in a small rehearsal', () => {
    const habits = crowd(1);
    const some = (test: (habit: Habits) => boolean) => expect(habits.filter(test).length).toBeGreaterThan(2);
    some(({ submits }) => !submits);
    some(({ submits, finishesAt }) => !submits && finishesAt > 1);
    some(({ answersInSubmit }) => answersInSubmit > 0);
    some(({ offline }) => offline !== null);
    some(({ movesToOtherDeviceAtItem }) => movesToOtherDeviceAtItem !== null);
    some(({ reloadsAtItem }) => reloadsAtItem !== null);
    some(({ sendsInvalidAtItem }) => sendsInvalidAtItem !== null);
    some(({ reusesRevisionAtItem }) => reusesRevisionAtItem !== null);
    some(({ typesWrongCode }) => typesWrongCode);
    some(({ startsTooEarly }) => startsTooEarly);
    some(({ triesOtherSession }) => triesOtherSession);
    some(({ triesWithoutCookie }) => triesWithoutCookie);
    some(({ triesAfterClose, submits }) => triesAfterClose && submits);
    some(({ triesAfterClose, submits }) => triesAfterClose && !submits);
  });

  it('lets everyone who hands in do so well before the deadline', () => {
    for (const { submits, finishesAt } of crowd(2)) if (submits) expect(finishesAt).toBeLessThan(0.93);
  });

  it('is the same for the same seed', () => {
    expect(crowd(3)).toEqual(crowd(3));
  });
});
