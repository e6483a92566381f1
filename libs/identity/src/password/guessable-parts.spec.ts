import { guessableParts } from './guessable-parts';

const parts = (password: string, ...context: string[]) => guessableParts({ password, context });

describe('the number of guessable parts of a password', () => {
  it.each([
    ['1234567890', 1],
    ['0987654321', 1],
    ['qwertyuiop', 1],
    ['1qaz2wsx3edc', 1],
    ['aaaaaaaaaa', 1],
    ['13812345678', 1],
    ['admin12345', 2],
    ['P@ssw0rd!', 2],
    ['drowssap2024', 2],
    ['20240101admin', 2],
    ['woaini5201314', 2],
    ['xiangrikui2026', 2],
    ['passwordpassword', 2],
    ['k7#q9k7#q9', 6],
    ['zhangsan1990', 3],
    ['密码密码2024', 3],
  ])('for "%s" is %d', (password, count) => {
    expect(parts(password)).toBe(count);
  });

  it('counts a word of the context as one part', () => {
    expect(parts('永安市妇幼保健院2026')).toBeGreaterThan(2);
    expect(parts('永安市妇幼保健院2026', '永安市妇幼保健院')).toBe(2);
  });

  it('is high for a phrase or a random password', () => {
    for (const password of ['correct horse battery', 'demo-4f0a9c71be25', 'only-for-tests-0001', 'xK9#vTq2Lw'])
      expect(parts(password)).toBeGreaterThan(4);
  });

  it('is found quickly for the longest password', () => {
    expect(parts('é'.repeat(64) + 'ab'.repeat(32))).toBeGreaterThan(2);
  });
});
