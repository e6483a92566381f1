import { isForeignOrigin } from './foreign-origin';

const foreign = (origin: string | undefined, host: string | undefined, publicUrl = 'https://exam.test') =>
  isForeignOrigin({ origin, host, publicUrl });

describe('the Origin of a request', () => {
  it('is not foreign when it is absent, the requested host or the public address', () => {
    expect(foreign(undefined, 'anything.test')).toBe(false);
    expect(foreign('http://10.0.0.7:3000', '10.0.0.7:3000')).toBe(false);
    expect(foreign('https://exam.test', 'api:3000')).toBe(false);
    expect(foreign('http://exam.test', 'api:3000')).toBe(false);
  });

  it("is compared without the scheme's default port", () => {
    expect(foreign('https://other.test', 'other.test:443')).toBe(false);
    expect(foreign('https://exam.test:443', 'api:3000')).toBe(false);
  });

  it.each([
    'https://elsewhere.test',
    'https://exam.test.elsewhere.test',
    'https://exam.test:8443',
    'https://exam.test@elsewhere.test',
    'null',
    '',
    'file://',
    'exam.test',
  ])('is foreign when it is "%s"', (origin) => expect(foreign(origin, 'exam.test')).toBe(true));
});
