import { InvalidOverrides, type OverrideFault } from '../grading.errors';
import type { KeyedQuestion } from './key-form';
import { parseOverrides, type OverrideInput } from './parse-overrides';

const question = (
  type: KeyedQuestion['type'],
  counts: { options?: number; prompts?: number; blanks?: number } = {},
): KeyedQuestion => ({
  type,
  options: Array.from({ length: counts.options ?? 0 }, (_, index) => `选项${index}`),
  prompts: Array.from({ length: counts.prompts ?? 0 }, (_, index) => `题目${index}`),
  blankCount: counts.blanks ?? 0,
});

const pool = new Map<string, KeyedQuestion>([
  ['single', question('single_choice', { options: 4 })],
  ['truth', question('true_false', { options: 2 })],
  ['multiple', question('multiple_choice', { options: 5 })],
  ['fill', question('fill_in', { blanks: 2 })],
  ['number', question('numeric')],
  ['match', question('matching', { options: 3, prompts: 2 })],
  ['order', question('ordering', { options: 3 })],
  ['essay', question('essay')],
]);

function faultsOf(inputs: OverrideInput[]): OverrideFault[] {
  try {
    parseOverrides({ inputs, pool });
    return [];
  } catch (error) {
    if (error instanceof InvalidOverrides) return (error.details as { faults: OverrideFault[] }).faults;
    throw error;
  }
}

const accept = (questionVersionId: string, key: unknown): OverrideInput => ({
  kind: 'accept_key',
  questionVersionId,
  key,
});

describe('parseOverrides', () => {
  it('accepts overrides that fit their questions', () => {
    const inputs: OverrideInput[] = [
      accept('single', { kind: 'choice', right: [3] }),
      accept('truth', { kind: 'choice', right: [0] }),
      accept('multiple', { kind: 'choice', right: [0, 4] }),
      accept('multiple', { kind: 'choice', right: [0, 3] }),
      accept('fill', { kind: 'fill_in', blanks: [['一'], ['二', '2']] }),
      accept('fill', { kind: 'fill_in', blanks: [['一'], ['二']], anyOrder: [[0, 1]] }),
      accept('number', { kind: 'numeric', value: '-1.5', tolerance: '0' }),
      accept('match', { kind: 'matching', pairs: [2, 2] }),
      { kind: 'drop', questionVersionId: 'order' },
      { kind: 'award_all', questionVersionId: 'essay' },
    ];
    expect(parseOverrides({ inputs, pool })).toEqual(inputs);
  });

  it('drops fields that a key does not have', () => {
    expect(parseOverrides({ inputs: [accept('single', { kind: 'choice', right: [1], note: '…' })], pool })).toEqual([
      accept('single', { kind: 'choice', right: [1] }),
    ]);
  });

  it.each<[string, OverrideInput]>([
    ['another exam', { kind: 'drop', questionVersionId: 'elsewhere' }],
    ['no key', accept('single', undefined)],
    ['a key of another kind', accept('single', { kind: 'numeric', value: '1', tolerance: '0' })],
    ['two right options of a single choice', accept('single', { kind: 'choice', right: [0, 1] })],
    ['an option that does not exist', accept('single', { kind: 'choice', right: [4] })],
    ['a negative option', accept('single', { kind: 'choice', right: [-1] })],
    ['no right option', accept('multiple', { kind: 'choice', right: [] })],
    ['one option twice', accept('multiple', { kind: 'choice', right: [1, 1] })],
    ['letters for indexes', accept('multiple', { kind: 'choice', right: ['A'] })],
    ['a blank too few', accept('fill', { kind: 'fill_in', blanks: [['一']] })],
    ['an empty text', accept('fill', { kind: 'fill_in', blanks: [['一'], [' ']] })],
    [
      'an order of a blank that does not exist',
      accept('fill', { kind: 'fill_in', blanks: [['一'], ['二']], anyOrder: [[0, 2]] }),
    ],
    ['a negative tolerance', accept('number', { kind: 'numeric', value: '1', tolerance: '-1' })],
    ['a value that is not a number', accept('number', { kind: 'numeric', value: 'one', tolerance: '0' })],
    ['a prompt too many', accept('match', { kind: 'matching', pairs: [0, 1, 2] })],
    ['a part of an order', accept('order', { kind: 'ordering', order: [0, 1] })],
    ['an option twice in an order', accept('order', { kind: 'ordering', order: [0, 1, 1] })],
    ['a key for an essay', accept('essay', { kind: 'essay' })],
    ['a key with a drop', { kind: 'drop', questionVersionId: 'single', key: { kind: 'choice', right: [0] } }],
  ])('refuses %s and names its place in the list', (_, input) => {
    expect(faultsOf([{ kind: 'award_all', questionVersionId: 'truth' }, input])).toEqual([
      expect.objectContaining({ index: 1, questionVersionId: input.questionVersionId }),
    ]);
  });

  it('refuses overrides that contradict each other', () => {
    expect(
      faultsOf([
        { kind: 'drop', questionVersionId: 'single' },
        { kind: 'award_all', questionVersionId: 'single' },
      ]),
    ).toHaveLength(1);
    expect(
      faultsOf([accept('single', { kind: 'choice', right: [1] }), { kind: 'drop', questionVersionId: 'single' }]),
    ).toHaveLength(1);
    expect(
      faultsOf([
        { kind: 'drop', questionVersionId: 'single' },
        { kind: 'drop', questionVersionId: 'single' },
      ]),
    ).toHaveLength(1);
  });

  it('refuses overrides that would leave no question', () => {
    expect(faultsOf([...pool.keys()].map((questionVersionId) => ({ kind: 'drop', questionVersionId })))).toHaveLength(
      1,
    );
  });
});
