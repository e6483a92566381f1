import { SeededRandom } from '../seeded-random';
import { drawHabits, type Habits } from './habits';

const crowd = (seed: number, { partOfPaper = 1, handsInAllAlong = false } = {}): Habits[] =>
  Array.from({ length: 300 }, (_, index) =>
    drawHabits({
      number: index + 1,
      itemCount: 20,
      partOfPaper,
      handsInAllAlong,
      random: new SeededRandom(seed).fork(`${index}`),
    }),
  );

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

  it('puts events at items before the end of a cut-off exam, and lets some hand in by then', () => {
    const habits = crowd(4, { partOfPaper: 0.25 });
    for (const {
      handsInBeforeItem,
      movesToOtherDeviceAtItem,
      offline,
      reloadsAtItem,
      sendsInvalidAtItem,
      reusesRevisionAtItem,
    } of habits) {
      for (const item of [
        movesToOtherDeviceAtItem,
        offline?.atItem,
        reloadsAtItem,
        sendsInvalidAtItem,
        reusesRevisionAtItem,
      ])
        expect(item ?? 0).toBeLessThan(5);
      expect(handsInBeforeItem ?? 1).toBeGreaterThan(0);
      expect(handsInBeforeItem ?? 1).toBeLessThanOrEqual(5);
    }
    expect(habits.filter(({ handsInBeforeItem }) => handsInBeforeItem !== null).length).toBeGreaterThan(2);
    expect(crowd(4).every(({ handsInBeforeItem }) => handsInBeforeItem === null)).toBe(true);
  });

  it('lets some hand in throughout when asked for, and nobody otherwise', () => {
    const earlyCount = (habits: Habits[]): number =>
      habits.filter(({ submits, finishesAt }) => submits && finishesAt < 0.8).length;
    expect([earlyCount(crowd(2)), earlyCount(crowd(2, { handsInAllAlong: true }))]).toEqual([0, 75]);
  });

  it('is the same for the same seed', () => {
    expect(crowd(3)).toEqual(crowd(3));
  });
});
