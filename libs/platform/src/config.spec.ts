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
      profile: 'embedded',
      host: '0.0.0.0',
      port: 3000,
      dataDir: resolve('data'),
      databaseUrl: null,
      redisUrl: null,
      publicUrl: 'http://localhost:3000',
      masterSecret: null,
      logLevel: 'info',
      trustedProxies: [],
      metricsToken: null,
      workerPort: null,
      lowDiskBytes: 1024 * 1024 * 1024,
      shutdownNoticeMs: 0,
      shutdownTimeoutMs: 25_000,
      staffIdleMs: 1_800_000,
      notices: { sms: null, mail: null, group: null },
    });
  });

  it('reads the variables that are set', () => {
    const config = readConfig({
      ...production,
      HOST: '127.0.0.1',
      PORT: '8080',
      PUBLIC_URL: 'https://exam.example.cn/',
      LOG_LEVEL: 'warn',
      TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2,',
    });
    expect(config).toMatchObject({
      profile: 'production',
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: production.DATABASE_URL,
      redisUrl: production.REDIS_URL,
      publicUrl: 'https://exam.example.cn',
      masterSecret: SECRET,
      logLevel: 'warn',
      trustedProxies: ['10.0.0.1', '10.0.0.2'],
    });
  });

  it.each([
    ['0', 0],
    ['5', 300_000],
    ['720', 43_200_000],
  ])('ends idle sign-ins of staff after %s minutes', (STAFF_IDLE_MINUTES, staffIdleMs) => {
    expect(readConfig({ STAFF_IDLE_MINUTES }).staffIdleMs).toBe(staffIdleMs);
    expect(() => readConfig({ STAFF_IDLE_MINUTES: '721' })).toThrow(/^STAFF_IDLE_MINUTES: /);
  });

  it.each([
    'redis+sentinel://:p@s1:26379,s2:26379/mymaster',
    'redis+sentinel://s1/mymaster/2',
    'rediss://redis:6380/1',
  ])('accepts %s for Redis', (redisUrl) => {
    expect(readConfig({ ...production, REDIS_URL: redisUrl }).redisUrl).toBe(redisUrl);
  });

  it('reads the variables for operations', () => {
    const config = readConfig({
      METRICS_TOKEN: SECRET,
      WORKER_PORT: '9100',
      LOW_DISK_MB: '300',
      SHUTDOWN_NOTICE_SECONDS: '5',
      SHUTDOWN_TIMEOUT_SECONDS: '60',
    });
    expect(config).toMatchObject({
      metricsToken: SECRET,
      workerPort: 9100,
      lowDiskBytes: 300 * 1024 * 1024,
      shutdownNoticeMs: 5_000,
      shutdownTimeoutMs: 60_000,
    });
  });

  it('ignores DATABASE_URL and REDIS_URL in the embedded profile', () => {
    expect(readConfig({ ...production, SUNFLOWER_PROFILE: 'embedded' })).toMatchObject({
      databaseUrl: null,
      redisUrl: null,
    });
  });

  it.each([
    ['SUNFLOWER_PROFILE', { SUNFLOWER_PROFILE: 'producton' }],
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '' }],
    ['WORKER_PORT', { WORKER_PORT: 'http' }],
    ['LOW_DISK_MB', { LOW_DISK_MB: '1 GB' }],
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
    ['DATABASE_URL', { ...production, DATABASE_URL: 'mariadb://u:p@db:3306' }],
    ['DATABASE_URL', { ...production, DATABASE_URL: 'mariadb://u:p@db:3306/' }],
    ['DATABASE_URL', { ...production, DATABASE_URL: 'mariadb:///sunflower' }],
    ['DATABASE_URL', { ...production, DATABASE_URL: 'mariadb://u:100%@db/sunflower' }],
    ['DATABASE_URL_FILE', { ...production, DATABASE_URL_FILE: '/nowhere/url' }],
    ['REDIS_URL', { ...production, REDIS_URL: 'redis+sentinel://s1:26379,s2:26379' }],
    ['REDIS_URL', { ...production, REDIS_URL: 'redis+sentinel://s1:x/mymaster' }],
    ['REDIS_URL_FILE', { ...production, REDIS_URL_FILE: '/nowhere/url' }],
    ['REDIS_URL', { ...production, REDIS_URL: undefined }],
    ['REDIS_URL', { ...production, REDIS_URL: 'localhost' }],
  ])('throws an error that names %s for %j', (variable, environment) => {
    expect(() => readConfig(environment)).toThrow(InvalidConfig);
    expect(() => readConfig(environment)).toThrow(new RegExp(`^${variable}: `));
  });

  it('does not repeat a secret in its error message', () => {
    expect(() => readConfig({ SUNFLOWER_SECRET: 'tell-nobody' })).toThrow(
      expect.not.stringContaining('tell-nobody') as unknown as Error,
    );
  });

  describe('from a file', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'sunflower-config-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('accepts several secrets, one a line, and refuses a short one', () => {
      const file = join(folder, 'secret');
      writeFileSync(file, `${SECRET}\n${SECRET} of before\n`);
      const settings = { ...production, SUNFLOWER_SECRET: undefined, SUNFLOWER_SECRET_FILE: file };
      expect(readConfig(settings).masterSecret).toBe(`${SECRET}\n${SECRET} of before`);
      writeFileSync(file, `${SECRET}\nshort\n`);
      expect(() => readConfig(settings)).toThrow(/^SUNFLOWER_SECRET: /);
    });

    it('strips the line end of the file from a secret', () => {
      const file = join(folder, 'secret');
      writeFileSync(file, `${SECRET}\n`);
      expect(readConfig({ ...production, SUNFLOWER_SECRET: undefined, SUNFLOWER_SECRET_FILE: file }).masterSecret).toBe(
        SECRET,
      );
      expect(readConfig({ METRICS_TOKEN_FILE: file }).metricsToken).toBe(SECRET);
      for (const name of ['DATABASE_URL', 'REDIS_URL'] as const) {
        writeFileSync(file, `${production[name]}\n`);
        const { databaseUrl, redisUrl } = readConfig({ ...production, [name]: undefined, [`${name}_FILE`]: file });
        expect({ databaseUrl, redisUrl }).toEqual({
          databaseUrl: production.DATABASE_URL,
          redisUrl: production.REDIS_URL,
        });
      }
    });
  });

  it('reads where notices leave the system', () => {
    const { notices } = readConfig({
      NOTICE_SMS_URL: 'https://gateway.example/send',
      NOTICE_SMS_SECRET: SECRET,
      NOTICE_MAIL_URL: 'smtps://user:password@mail.example:465',
      NOTICE_MAIL_FROM: 'exam@example.org',
      NOTICE_MAIL_TO: 'one@example.org, two@example.org',
      NOTICE_GROUP_URL: 'https://robot.example/send?key=test',
      NOTICE_GROUP_KIND: 'dingtalk',
    });
    expect(notices).toMatchObject({
      sms: { url: 'https://gateway.example/send', secret: SECRET, perSecond: 10 },
      mail: { from: 'exam@example.org', to: ['one@example.org', 'two@example.org'], perSecond: 2 },
      group: { kind: 'dingtalk', secret: null },
    });
  });

  it.each([
    ['NOTICE_SMS_URL', { NOTICE_SMS_URL: 'ftp://gateway' }],
    ['NOTICE_SMS_SECRET', { NOTICE_SMS_URL: 'https://gateway.example' }],
    ['NOTICE_SMS_SECRET', { NOTICE_SMS_URL: 'https://gateway.example', NOTICE_SMS_SECRET: 'short' }],
    [
      'NOTICE_SMS_PER_SECOND',
      { NOTICE_SMS_URL: 'https://g.example', NOTICE_SMS_SECRET: SECRET, NOTICE_SMS_PER_SECOND: '0' },
    ],
    ['NOTICE_MAIL_FROM', { NOTICE_MAIL_URL: 'smtp://mail.example' }],
    [
      'NOTICE_MAIL_TO',
      { NOTICE_MAIL_URL: 'smtp://mail.example', NOTICE_MAIL_FROM: 'exam@example.org', NOTICE_MAIL_TO: 'nobody' },
    ],
    ['NOTICE_GROUP_KIND', { NOTICE_GROUP_URL: 'https://robot.example', NOTICE_GROUP_KIND: 'other' }],
  ])('names %s when it cannot be used', (name, env) => {
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name}: `));
  });
});
