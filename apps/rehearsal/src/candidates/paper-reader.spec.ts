import type { BankQuestion } from '../bank/bank-question';
import type { PaperItem } from './candidate-contract';
import { PaperReader, StrangePaper } from './paper-reader';

const question: BankQuestion = {
  id: 'Q1',
  type: 'single_choice',
  format: null,
  stem: '题干',
  options: ['甲', '乙', '丙'],
  prompts: [],
  key: { kind: 'choice', right: [0] },
};

const anItem = (item: Partial<PaperItem> = {}): PaperItem => ({
  itemNumber: 1,
  type: 'single_choice',
  stem: '题干',
  stimulus: null,
  prompts: null,
  options: [
    { id: 'A', text: '丙' },
    { id: 'B', text: '甲' },
    { id: 'C', text: '乙' },
  ],
  points: 1.501,
  ...item,
});

const read = (items: PaperItem[], text = '') =>
  new PaperReader([question], 1).read({ paper: { sections: [{ title: '一', items }] }, text });

describe('PaperReader', () => {
  it('finds by text which option is at which letter', () => {
    expect(read([anItem()])).toEqual([{ question, options: [2, 0, 1], prompts: [], pointsMillipoints: 1501 }]);
  });

  it.each<[string, PaperItem[], string]>([
    ['a stem that is not in the bank', [anItem({ stem: '别的' })], ''],
    ['another type', [anItem({ type: 'true_false' })], ''],
    [
      'a missing option',
      [
        anItem({
          options: [
            { id: 'A', text: '丙' },
            { id: 'B', text: '甲' },
          ],
        }),
      ],
      '',
    ],
    [
      'an option shown twice',
      [
        anItem({
          options: [
            { id: 'A', text: '丙' },
            { id: 'B', text: '丙' },
            { id: 'C', text: '乙' },
          ],
        }),
      ],
      '',
    ],
    [
      'letters out of order',
      [
        anItem({
          options: [
            { id: 'B', text: '丙' },
            { id: 'A', text: '甲' },
            { id: 'C', text: '乙' },
          ],
        }),
      ],
      '',
    ],
    ['a wrong item number', [anItem({ itemNumber: 2 })], ''],
    ['too many items', [anItem(), anItem({ itemNumber: 2 })], ''],
    ['a key on the paper', [anItem()], '{"key":{"right":[0]}}'],
  ])('refuses %s', (_, items, text) => {
    expect(() => read(items, text)).toThrow(StrangePaper);
  });
});
