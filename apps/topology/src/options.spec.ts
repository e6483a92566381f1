import { BadOption, parseOptions, USAGE } from './options';

describe('parseOptions', () => {
  it('starts two of each by default', () => {
    expect(parseOptions([])).toEqual({
      apiCount: 2,
      workerCount: 2,
      port: 8080,
      dataFolder: null,
      publicUrl: 'http://localhost:8080',
    });
  });

  it('accepts each option', () => {
    expect(
      parseOptions([
        '--api',
        '3',
        '--workers',
        '1',
        '--port',
        '9000',
        '--data',
        'd',
        '--public-url',
        'https://exam.example.org/',
      ]),
    ).toEqual({
      apiCount: 3,
      workerCount: 1,
      port: 9000,
      dataFolder: 'd',
      publicUrl: 'https://exam.example.org',
    });
  });

  it.each([
    ['--api', '0'],
    ['--api', '17'],
    ['--api', '1.5'],
    ['--workers', ''],
    ['--port', '0'],
    ['--port', '65536'],
    ['--data', ''],
    ['--public-url', 'ftp://x'],
    ['--nonsense'],
  ])('refuses %s %s', (...args) => {
    expect(() => parseOptions(args)).toThrow(BadOption);
  });

  it('returns help for --help', () => {
    expect(parseOptions(['--help'])).toBe('help');
    expect(USAGE).toContain('--workers N');
  });
});
