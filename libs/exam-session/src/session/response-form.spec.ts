import type { ItemShape } from '../paper/item-shape';
import { canonicalResponse, WrongForm } from './response-form';

const shape = (type: ItemShape['type'], extra: Partial<ItemShape> = {}): ItemShape => ({
  type,
  optionCount: 4,
  promptCount: 0,
  blankCount: 0,
  ...extra,
});
const matching = shape('matching', { promptCount: 2 });

describe('a response', () => {
  it.each([
    ['single choice', shape('single_choice'), 'B', '"B"'],
    ['true/false', shape('true_false', { optionCount: 2 }), 'A', '"A"'],
    ['multiple choice, sorted', shape('multiple_choice'), ['C', 'A'], '["A","C"]'],
    ['multiple choice, none chosen', shape('multiple_choice'), [], 'null'],
    ['fill-in', shape('fill_in', { blankCount: 2 }), ['铁', ''], '["铁",""]'],
    ['number', shape('numeric'), '12.50', '"12.50"'],
    ['number of a Chinese keyboard', shape('numeric'), ' １２。５', '"12.5"'],
    ['number with groups', shape('numeric'), '1,000', '"1000"'],
    ['number left empty', shape('numeric'), ' \u200b', 'null'],
    ['matching, by prompt', matching, { '2': 'A', '1': 'C' }, '{"1":"C","2":"A"}'],
    ['matching, none chosen', matching, {}, 'null'],
    ['ordering', shape('ordering'), ['C', 'A', 'D', 'B'], '["C","A","D","B"]'],
    ['essay', shape('essay'), '一段话', '"一段话"'],
    ['cleared', shape('single_choice'), null, 'null'],
  ])('%s has one canonical form', (_, item, response, expected) => {
    expect(canonicalResponse({ shape: item, response })).toBe(expected);
  });

  it.each([
    ['a letter past the last option', shape('single_choice'), 'E'],
    ['a small letter', shape('single_choice'), 'a'],
    ['two letters for one choice', shape('single_choice'), 'AB'],
    ['a list for one choice', shape('single_choice'), ['A']],
    ['a number', shape('single_choice'), 1],
    ['a letter twice', shape('multiple_choice'), ['A', 'A']],
    ['too few blanks', shape('fill_in', { blankCount: 2 }), ['铁']],
    ['a blank that is too long', shape('fill_in', { blankCount: 1 }), ['x'.repeat(201)]],
    ['a prompt that is not there', matching, { '3': 'A' }],
    ['a prompt named like a property', matching, { constructor: 'A' }],
    ['an ordering with one missing', shape('ordering'), ['A', 'B', 'C']],
    ['a sum for a number', shape('numeric'), '36+5'],
    ['two numbers for one', shape('numeric'), '37 38'],
    ['a number with a unit', shape('numeric'), '12.5kg'],
    ['an exponent', shape('numeric'), '1e3'],
    ['a number that is no text', shape('numeric'), 12.5],
    ['a number that is too long', shape('numeric'), '1'.repeat(41)],
    ['an essay that is too long', shape('essay'), 'x'.repeat(10_001)],
  ])('%s is refused with a message that says what is wanted', (_, item, response) => {
    const refused = canonicalResponse({ shape: item, response });
    expect(refused).toBeInstanceOf(WrongForm);
    expect((refused as WrongForm).problem).toMatch(/must/);
  });
});
