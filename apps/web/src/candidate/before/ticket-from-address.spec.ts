import { findTicket } from './ticket-from-address';

describe('the ticket in the address', () => {
  it('is read from the fragment', () => {
    expect(findTicket('#ticket=2112-000123&code=ABCD2345EFGH')).toEqual({
      ticketNumber: '2112-000123',
      accessCode: 'ABCD2345EFGH',
    });
  });

  it.each(['', '#', '#ticket=1', '#code=2', '#ticket=&code='])('is not found in "%s"', (fragment) => {
    expect(findTicket(fragment)).toBeNull();
  });
});
