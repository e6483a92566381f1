import { AnswerSheet } from './answer-sheet';

const aSheet = (): AnswerSheet => {
  const sheet = new AnswerSheet();
  sheet.sent({ itemNumber: 1, revision: 1, response: '"A"' });
  sheet.acknowledged({ itemNumber: 1, revision: 1, response: '"A"' });
  return sheet;
};

const judge = (sheet: AnswerSheet, revision: number, response: string) =>
  sheet.judge({ itemNumber: 1, stored: { revision, response } });

describe('AnswerSheet', () => {
  it('expects the acknowledged response', () => {
    expect(judge(aSheet(), 1, '"A"')).toBe('right');
    expect(aSheet().judge({ itemNumber: 1, stored: null })).toBe('lost');
    expect(judge(aSheet(), 1, '"B"')).toBe('wrong');
  });

  it('refuses a response that was never sent', () => {
    expect(judge(aSheet(), 2, '"A"')).toBe('wrong');
    expect(aSheet().judge({ itemNumber: 2, stored: { revision: 1, response: '"A"' } })).toBe('wrong');
    expect(aSheet().judge({ itemNumber: 2, stored: null })).toBe('right');
  });

  it('accepts either response when the reply to a change was lost', () => {
    const sheet = aSheet();
    sheet.sent({ itemNumber: 1, revision: 2, response: '"B"' });
    expect(judge(sheet, 1, '"A"')).toBe('right');
    expect(judge(sheet, 2, '"B"')).toBe('right');
    expect(judge(sheet, 2, '"C"')).toBe('wrong');
  });

  it('no longer accepts a change that was refused', () => {
    const sheet = aSheet();
    sheet.sent({ itemNumber: 1, revision: 2, response: '"B"' });
    sheet.refused({ itemNumber: 1, revision: 2 });
    expect(judge(sheet, 2, '"B"')).toBe('wrong');
  });

  it('keeps the highest revision when acknowledgements arrive out of order', () => {
    const sheet = aSheet();
    sheet.sent({ itemNumber: 1, revision: 3, response: '"C"' });
    sheet.sent({ itemNumber: 1, revision: 2, response: '"B"' });
    sheet.acknowledged({ itemNumber: 1, revision: 3, response: '"C"' });
    sheet.acknowledged({ itemNumber: 1, revision: 2, response: '"B"' });
    expect(judge(sheet, 3, '"C"')).toBe('right');
    expect(judge(sheet, 2, '"B"')).toBe('lost');
    expect(sheet.nextRevision(1)).toBe(4);
  });

  it('numbers revisions above all used ones', () => {
    const sheet = new AnswerSheet();
    expect([sheet.nextRevision(1), sheet.nextRevision(1)]).toEqual([1, 2]);
    sheet.sent({ itemNumber: 1, revision: 9, response: 'null' });
    expect(sheet.nextRevision(1)).toBe(10);
  });
});
