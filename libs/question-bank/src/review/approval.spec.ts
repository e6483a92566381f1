import { outcomeOfApproval } from './approval';

describe('an approval', () => {
  it.each([
    ['the only one that is wanted', [], 1, 'enough'],
    ['the first of two', [], 2, 'one_of_several'],
    ['the second of two', ['other'], 2, 'enough'],
    ['of the same person again', ['me'], 2, 'again'],
    ['of the same person, where one is enough by now', ['me'], 1, 'enough'],
    ['of a third', ['other', 'another'], 2, 'enough'],
  ])('that is %s', (_, approvedBy, wanted, outcome) => {
    expect(outcomeOfApproval({ staffId: 'me', approvedBy: new Set(approvedBy), wanted })).toBe(outcome);
  });
});
