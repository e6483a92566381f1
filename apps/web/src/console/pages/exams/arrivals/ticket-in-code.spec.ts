import { ticketInCode } from './ticket-in-code';

describe('a scanned code', () => {
  it.each([
    ['https://exam.example.org/#ticket=2635010212345678&code=AAAABBBBCCCC', '2635010212345678'],
    ['2635 0102 1234 5678', '2635010212345678'],
    ['https://exam.example.org/verify/SF202601234567894?code=K7M2QX9P', null],
    ['https://exam.example.org/#ticket=1234&code=AAAABBBBCCCC', null],
    ['', null],
  ])('%s names the ticket %s', (code, ticket) => {
    expect(ticketInCode(code)).toBe(ticket);
  });
});
