import * as fc from 'fast-check';
import { QUESTION_TYPES } from '@sunflower/question-bank';
import { shapeCode, shapesOfCode, type ItemShape } from './item-shape';

const small = fc.integer({ min: 0, max: 10 });
const shape: fc.Arbitrary<ItemShape> = fc.record({
  type: fc.constantFrom(...QUESTION_TYPES),
  optionCount: small,
  promptCount: small,
  blankCount: small,
});
const runs = fc
  .array(fc.tuple(shape, fc.integer({ min: 1, max: 30 })), { minLength: 1, maxLength: 20 })
  .map((some) => some.flatMap(([one, count]) => new Array<ItemShape>(count).fill(one)));

describe('the shapes of a paper', () => {
  it('are decoded from their code unchanged', () => {
    fc.assert(fc.property(runs, (shapes) => expect(shapesOfCode(shapeCode(shapes))).toEqual(shapes)));
  });

  it('that repeat in a row are written once', () => {
    const single: ItemShape = { type: 'single_choice', optionCount: 4, promptCount: 0, blankCount: 0 };
    expect(shapeCode([single, single, { ...single, optionCount: 5 }])).toBe(
      'single_choice:4:0:0*2,single_choice:5:0:0',
    );
  });
});
