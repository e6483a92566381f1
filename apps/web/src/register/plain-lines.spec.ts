import { plainLines } from './plain-lines';

describe('rules and notice as plain lines', () => {
  it('lose the marks of headings, lists and emphasis, and no word', () => {
    expect(plainLines('# 规则\n\n\n\n- **不得**代考\n* 2 * 3 = 6\n')).toBe('规则\n\n· 不得代考\n· 2 * 3 = 6');
  });
});
