import { seededRandom } from '@sunflower/platform';
import { checkDigitOf, drawTicketNumber } from './admission-ticket';

const random = seededRandom('tickets');
const draw = (organisationPath: string, sittingOpensAt = Date.UTC(2026, 5, 1)) =>
  drawTicketNumber({ sittingOpensAt, organisationPath, random });

describe('a ticket number', () => {
  it('is 16 digits: year, region, random, check digit', () => {
    const ticketNumber = draw('/350000/350100/350102/');
    expect(ticketNumber).toMatch(/^26350102\d{8}$/);
    expect(checkDigitOf(ticketNumber.slice(0, -1))).toBe(ticketNumber.at(-1));
  });

  it('takes the year in the time zone of China', () => {
    expect(draw('/350000/', Date.UTC(2026, 11, 31, 15, 59))).toMatch(/^26/);
    expect(draw('/350000/', Date.UTC(2026, 11, 31, 16, 0))).toMatch(/^27/);
  });

  it('has 16 digits even for an organisation without a region code', () => {
    expect(draw('/')).toMatch(/^26000000\d{8}$/);
    expect(draw('/350000/club-7/')).toMatch(/^26000000\d{8}$/);
  });

  it('is not another ticket number after one wrong digit', () => {
    const ticketNumber = draw('/350000/');
    for (let place = 0; place < 16; place += 1) {
      for (let digit = 0; digit < 10; digit += 1) {
        const slip = ticketNumber.slice(0, place) + String(digit) + ticketNumber.slice(place + 1);
        expect(checkDigitOf(slip.slice(0, -1)) === slip.at(-1)).toBe(slip === ticketNumber);
      }
    }
  });

  it('has the check digit of ISO 7064 MOD 11,10', () => {
    expect(checkDigitOf('0794')).toBe('5');
  });
});
