import { SeededRandom } from '../seeded-random';
import { allQuestions } from './bank-question';
import { paperShape } from './paper-shape';
import { syntheticBank } from './synthetic-bank';

const aBank = (seed: number) =>
  syntheticBank({ draws: paperShape(100), code: 'rehearsal-1', random: new SeededRandom(seed) });

describe('syntheticBank', () => {
  it('holds more of every kind than a paper draws', () => {
    const { questions, groups } = aBank(1);
    for (const { type, format, groupSize, count } of paperShape(100)) {
      const held =
        groupSize === null
          ? questions.filter((question) => question.type === type && question.format === format).length
          : groups.filter((group) => group.format === format).length * groupSize;
      expect(held).toBeGreaterThanOrEqual(count * 2);
    }
  });

  it('can be recognised by its texts: stems are unique in the bank, options and prompts within a question', () => {
    const questions = allQuestions(aBank(1));
    expect(new Set(questions.map(({ stem }) => stem)).size).toBe(questions.length);
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { options, prompts } of questions) {
      expect(new Set(options).size).toBe(options.length);
      expect(new Set(prompts).size).toBe(prompts.length);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(aBank(7)).toEqual(aBank(7));
    expect(aBank(7)).not.toEqual(aBank(8));
  });
});
