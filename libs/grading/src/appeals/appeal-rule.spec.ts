import { answerDueAt, DAY_MS, takesAppeals } from './appeal-rule';

describe('the window of appeals', () => {
  const window = { opensAt: 1000, closesAt: 2000 };

  it.each([
    [999, false],
    [1000, true],
    [1999, true],
    [2000, false],
  ])('at %i ms takes one: %p', (nowMs, taken) => {
    expect(takesAppeals(window, nowMs)).toBe(taken);
  });

  it('takes none where it was never set', () => {
    expect(takesAppeals(null, 1500)).toBe(false);
  });

  it('owes an answer within its days from the moment of the appeal', () => {
    expect(answerDueAt({ answerDays: 5 }, 1500)).toBe(1500 + 5 * DAY_MS);
  });
});
