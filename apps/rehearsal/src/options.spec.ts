import { BadOption, parseOptions, partOfPaper, usage, type Options } from './options';

const parse = (...args: string[]): Options => parseOptions(args) as Options;

describe('parseOptions', () => {
  it('has a default for every option', () => {
    expect(parse()).toMatchObject({
      candidates: 300,
      items: 100,
      minutes: 5,
      paperMinutes: 5,
      shape: { profile: 'embedded', apiCount: 1, workerCount: 1, nginx: false },
      url: null,
      connections: 2000,
      burstSeconds: 10,
      seed: null,
      killAllAt: [],
      purge: false,
    });
  });

  it('accepts each option', () => {
    expect(
      parse('--candidates', '10700', '--minutes=0.5', '--profile', 'production', '--kill-all-at', '0.6,0.3'),
    ).toMatchObject({
      candidates: 10700,
      minutes: 0.5,
      shape: { profile: 'production' },
      killAllAt: [0.3, 0.6],
      burstSeconds: 6,
    });
    expect(parse('--url', 'https://exam.example.org', '--purge')).toMatchObject({
      url: new URL('https://exam.example.org'),
      purge: true,
    });
    expect(parse('--connections', '4000').connections).toBe(4000);
  });

  it('sits a part of a longer paper, and never more than the whole', () => {
    expect(parse('--minutes', '10', '--paper-minutes', '90')).toMatchObject({ minutes: 10, paperMinutes: 90 });
    expect(partOfPaper(parse('--minutes', '10', '--paper-minutes', '90'))).toBeCloseTo(1 / 9);
    expect(partOfPaper(parse('--minutes', '7'))).toBe(1);
    expect(() => parse('--minutes', '10', '--paper-minutes', '9')).toThrow(
      '--paper-minutes: is "9"; use a number from 10 to 600',
    );
  });

  it('puts nginx before several apis, and before one when asked', () => {
    const production = (...args: string[]): Options['shape'] => parse('--profile', 'production', ...args).shape;
    expect(production()).toEqual({ profile: 'production', apiCount: 1, workerCount: 1, nginx: false });
    expect(production('--workers', '3')).toEqual({ profile: 'production', apiCount: 1, workerCount: 3, nginx: false });
    expect(production('--api', '2')).toEqual({ profile: 'production', apiCount: 2, workerCount: 1, nginx: true });
    expect(production('--nginx')).toEqual({ profile: 'production', apiCount: 1, workerCount: 1, nginx: true });
  });

  it('puts two nginx before the apis of a cluster', () => {
    expect(parse('--profile', 'production', '--cluster').shape).toMatchObject({ nginx: true, cluster: true });
  });

  it.each([
    ['--candidates', '0'],
    ['--candidates', '1.5'],
    ['--candidates', ''],
    ['--items', '19'],
    ['--connections', '4001'],
    ['--minutes', 'NaN'],
    ['--api', '2'],
    ['--workers', '2'],
    ['--nginx'],
    ['--cluster'],
    ['--profile', 'production', '--cluster', '--kill-all-at', '0.5'],
    ['--profile', 'production', '--api', '0'],
    ['--profile', 'production', '--workers', '17'],
    ['--profile', 'production', '--api', '2', '--url', 'http://x'],
    ['--profile', 'cluster'],
    ['--url', 'ftp://x'],
    ['--kill-all-at', '0.95'],
    ['--nonsense'],
    ['--purge'],
    ['--url', 'http://x', '--kill-all-at', '0.5'],
    ['--url', 'http://x', '--attackers', '1'],
    ['--attackers', '101'],
  ])('refuses %s %s', (...args) => {
    expect(() => parse(...args)).toThrow(BadOption);
  });

  it('shows its usage', () => {
    expect(parseOptions(['--help'])).toBe('help');
    expect(usage()).toContain('--candidates N');
  });
});
