import { itemFlags } from './item-flags';
import type { ByThird } from './option-counts';

/** Choices of one question from the counts of each option by third; the first option is right. */
const choices = (...byThird: ByThird[]) => ({
  options: byThird.map((counts, option) => ({ option, right: option === 0, byThird: counts })),
  unanswered: [0, 0, 0] as ByThird,
  everybody: byThird.reduce<ByThird>((sum, one) => [sum[0] + one[0], sum[1] + one[1], sum[2] + one[2]], [0, 0, 0]),
});
const good = {
  people: 90,
  facilityPercent: 60,
  guessPercent: 33,
  discriminationIndex: 30,
  choices: choices([10, 20, 24], [10, 5, 3], [10, 5, 3]),
};

describe('flags of an item', () => {
  it('are empty for an item that works as intended', () => {
    expect(itemFlags(good)).toEqual([]);
  });

  it('report a possibly wrong key when the best third chose another option more often', () => {
    expect(itemFlags({ ...good, choices: choices([20, 15, 9], [5, 10, 18], [5, 5, 3]) })).toEqual(['key_may_be_wrong']);
  });

  it('report it for several right options when a wrong one beats the least chosen of them', () => {
    const several = choices([20, 20, 28], [10, 12, 20], [10, 15, 22]);
    several.options[1]!.right = true;
    expect(itemFlags({ ...good, choices: several })).toEqual(['key_may_be_wrong']);
  });

  it('report a wrong key and negative discrimination when stronger candidates get it wrong more often', () => {
    expect(itemFlags({ ...good, discriminationIndex: -1 })).toEqual(['key_may_be_wrong', 'negative_discrimination']);
  });

  it.each([
    [96, 33, ['too_easy']],
    [95, 33, []],
    [19, 10, ['too_hard']],
    [20, 10, []],
    [45, 50, ['too_hard']],
    [50, 50, []],
    // Everybody is awarded the points.
    [100, 100, []],
    [100, null, ['too_easy']],
  ])('judge a facility of %d where guessing gives %d', (facilityPercent, guessPercent, flags) => {
    expect(itemFlags({ ...good, facilityPercent, guessPercent })).toEqual(flags);
  });

  it('report a wrong option that nobody chose, never a right one', () => {
    expect(itemFlags({ ...good, choices: choices([10, 20, 24], [20, 10, 6], [0, 0, 0]) })).toEqual(['dead_option']);
    expect(itemFlags({ ...good, choices: choices([0, 0, 0], [30, 30, 0]) })).toEqual([]);
  });

  it('are empty where fewer than 20 people had the item, or where it does not count', () => {
    expect(itemFlags({ ...good, people: 19, discriminationIndex: -50 })).toEqual([]);
    expect(itemFlags({ ...good, facilityPercent: null })).toEqual([]);
  });
});
