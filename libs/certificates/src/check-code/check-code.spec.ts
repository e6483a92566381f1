import { Secrets } from '@sunflower/platform';
import { checkCodeMatches, checkCodeOf } from './check-code';

const secrets = new Secrets('a master secret for tests only, 32+');
const number = 'SF202601234567894';

describe('check code', () => {
  it('has 8 unambiguous characters, the same each time', () => {
    const code = checkCodeOf({ key: 1, secrets, number });
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    expect(checkCodeOf({ key: 1, secrets, number })).toBe(code);
  });

  it('differs by number and by installation', () => {
    const code = checkCodeOf({ key: 1, secrets, number });
    expect(checkCodeOf({ key: 1, secrets, number: 'SF202601234567895' })).not.toBe(code);
    expect(checkCodeOf({ key: 1, secrets: new Secrets('another master secret for tests only'), number })).not.toBe(
      code,
    );
  });

  it('matches when typed by hand, and refuses other codes', () => {
    const code = checkCodeOf({ key: 1, secrets, number });
    expect(
      checkCodeMatches({ key: 1, secrets, number, code: ` ${code.toLowerCase().slice(0, 4)}-${code.slice(4)}` }),
    ).toBe(true);
    expect(checkCodeMatches({ key: 1, secrets, number, code: code.slice(0, 7) })).toBe(false);
    expect(checkCodeMatches({ key: 1, secrets, number, code: '' })).toBe(false);
  });
});
