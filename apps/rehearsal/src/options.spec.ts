import { BadOption, parseOptions, usage, type Options } from './options';

const parse = (...args: string[]): Options => parseOptions(args) as Options;

describe('parseOptions', () => {
  it('has a default for everything', () => {
    expect(parse()).toMatchObject({ candidates: 300, items: 100, minutes: 5, profile: 'embedded', url: null, connections: 2000, burstSeconds: 10, seed: null, killAllAt: [], purge: false });
  });

  it('takes each option', () => {
    expect(parse('--candidates', '10700', '--minutes=0.5', '--profile', 'production', '--kill-all-at', '0.6,0.3')).toMatchObject({
      candidates: 10700, minutes: 0.5, profile: 'production', killAllAt: [0.3, 0.6], burstSeconds: 6,
    });
    expect(parse('--url', 'https://exam.example.org', '--purge')).toMatchObject({ url: new URL('https://exam.example.org'), purge: true });
  });

  it.each([
    ['--candidates', '0'], ['--candidates', '1.5'], ['--candidates', ''], ['--items', '19'], ['--connections', '2001'], ['--minutes', 'NaN'],
    ['--profile', 'cluster'], ['--url', 'ftp://x'], ['--kill-all-at', '0.95'], ['--nonsense'], ['--purge'], ['--url', 'http://x', '--kill-all-at', '0.5'],
  ])('refuses %s %s', (...args) => {
    expect(() => parse(...args)).toThrow(BadOption);
  });

  it('explains itself', () => {
    expect(parseOptions(['--help'])).toBe('help');
    expect(usage()).toContain('--candidates N');
  });
});
