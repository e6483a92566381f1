import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { InvalidConfig, readConfig } from './config';

const SECRET = 'a secret of at least thirty-two characters';
const production = {
  SUNFLOWER_PROFILE: 'production',
  SUNFLOWER_SECRET: SECRET,
  DATABASE_URL: 'mariadb://u:p@db:3306/sunflower',
  REDIS_URL: 'redis://redis:6379',
};

describe('the configuration', () => {
  it('is the embedded profile on port 3000 when nothing is set', () => {
    expect(readConfig({})).toEqual({
      profile: 'embedded', host: '0.0.0.0', port: 3000, dataDir: resolve('data'), databaseUrl: null, redisUrl: null,
      publicUrl: 'http://localhost:3000', masterSecret: null, logLevel: 'info', trustedProxies: [],
      metricsToken: null, workerPort: null, shutdownNoticeMs: 0, shutdownTimeoutMs: 25_000,
    });
  });

  it('takes what is set', () => {
    const config = readConfig({
      ...production, HOST: '127.0.0.1', PORT: '8080', PUBLIC_URL: 'https://exam.example.cn/', LOG_LEVEL: 'warn', TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2,',
    });
    expect(config).toMatchObject({
      profile: 'production', host: '127.0.0.1', port: 8080, databaseUrl: production.DATABASE_URL, redisUrl: production.REDIS_URL,
      publicUrl: 'https://exam.example.cn', masterSecret: SECRET, logLevel: 'warn', trustedProxies: ['10.0.0.1', '10.0.0.2'],
    });
  });

  it('takes what operations need', () => {
    const config = readConfig({ METRICS_TOKEN: SECRET, WORKER_PORT: '9100', SHUTDOWN_NOTICE_SECONDS: '5', SHUTDOWN_TIMEOUT_SECONDS: '60' });
    expect(config).toMatchObject({ metricsToken: SECRET, workerPort: 9100, shutdownNoticeMs: 5_000, shutdownTimeoutMs: 60_000 });
  });

  it('knows no database and no Redis in the embedded profile, even where they are set', () => {
    expect(readConfig({ ...production, SUNFLOWER_PROFILE: 'embedded' })).toMatchObject({ databaseUrl: null, redisUrl: null });
  });

  it.each([
    ['SUNFLOWER_PROFILE', { SUNFLOWER_PROFILE: 'producton' }],
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '' }],
    ['WORKER_PORT', { WORKER_PORT: 'http' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
    ['METRICS_TOKEN_FILE', { METRICS_TOKEN_FILE: '/nowhere/token' }],
    ['SHUTDOWN_NOTICE_SECONDS', { SHUTDOWN_NOTICE_SECONDS: '121' }],
    ['SHUTDOWN_TIMEOUT_SECONDS', { SHUTDOWN_TIMEOUT_SECONDS: '-1' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'exam.example.cn' }],
    ['SUNFLOWER_SECRET', { SUNFLOWER_SECRET: 'short' }],
    ['SUNFLOWER_SECRET_FILE', { SUNFLOWER_SECRET_FILE: '/nowhere/secret' }],
    ['SUNFLOWER_SECRET', { ...production, SUNFLOWER_SECRET: undefined }],
    ['DATABASE_URL', { ...production, DATABASE_URL: undefined }],
    ['DATABASE_URL', { ...production, DATABASE_URL: 'postgres://db/sunflower' }],
    ['REDIS_URL', { ...production, REDIS_URL: undefined }],
    ['REDIS_URL', { ...production, REDIS_URL: 'localhost' }],
  ])('stops the boot with the name %s for %j', (variable, environment) => {
    expect(() => readConfig(environment)).toThrow(InvalidConfig);
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${variable}: `));
  });

  it('does not repeat a secret in its complaint', () => {
    expect(() => readConfig({ SUNFLOWER_SECRET: 'tell-nobody' })).toThrow(expect.not.stringContaining('tell-nobody') as unknown as Error);
  });

  describe('from a file', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'sunflower-config-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('takes a secret without the line end of the file', () => {
      const file = join(folder, 'secret');
      writeFileSync(file, `${SECRET}\n`);
      expect(readConfig({ ...production, SUNFLOWER_SECRET: undefined, SUNFLOWER_SECRET_FILE: file }).masterSecret).toBe(SECRET);
    });
  });
});
