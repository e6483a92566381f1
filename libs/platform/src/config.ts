import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { isSentinelAddress, parseSentinelAddress, SENTINEL_FORM } from './jobs/redis-address';
import { readNoticeSettings, type NoticeSettings } from './notice-settings';

export type Profile = 'embedded' | 'production';
export const PROFILES: readonly Profile[] = ['embedded', 'production'];

export interface Config {
  profile: Profile;
  host: string;
  port: number;
  /** Folder of the embedded database and of the keys made at the first start. */
  dataDir: string;
  /** mysql:// or mariadb://, with a host and a database; null in the embedded profile. */
  databaseUrl: string | null;
  /** redis://, rediss:// or redis+sentinel://; null in the embedded profile. */
  redisUrl: string | null;
  /** Address that candidates type; decides the Secure flag of cookies and the target of QR codes. */
  publicUrl: string;
  /**
   * One secret a line, the current one first, each of at least 32 characters. Null: the embedded profile keeps its own
   * secret in `dataDir`.
   */
  masterSecret: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Addresses of the reverse proxies whose X-Forwarded-For is trusted. */
  trustedProxies: string[];
  /**
   * At least 32 characters; a request with this token may read /metrics and /health from any address. Null: private
   * addresses only.
   */
  metricsToken: string | null;
  /** Port on which a grading worker serves /health and /metrics; null: none. */
  workerPort: number | null;
  /** Free space on the disk of the data folder below which a warning is logged; default 1 GB; 0: never. */
  lowDiskBytes: number;
  /**
   * How long a process that is shutting down reports not ready but still accepts requests, so that a load balancer can
   * notice; default 0.
   */
  shutdownNoticeMs: number;
  /** How long the process may then take to answer accepted requests before it is terminated; default 25,000. */
  shutdownTimeoutMs: number;
  /**
   * How long a member of staff stays signed in without a request; default 30 minutes. 0: until the sign-in ends after
   * 12 hours.
   */
  staffIdleMs: number;
  notices: NoticeSettings;
}

/** A setting that cannot be used; the message starts with the name of the variable. */
export class InvalidConfig extends Error {
  constructor(variable: string, problem: string) {
    super(`${variable}: ${problem}`);
  }
}

type Environment = Record<string, string | undefined>;

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** Reads the whole configuration. @throws InvalidConfig naming the variable */
export function readConfig(env: Environment = process.env): Config {
  const profile = oneOf({ env, name: 'SUNFLOWER_PROFILE', allowed: PROFILES, fallback: 'embedded' });
  const port = readWhole({ env, name: 'PORT', fallback: 3000, max: 65_535 });
  const production = profile === 'production';
  const masterSecret = readLongSecret({ env, name: 'SUNFLOWER_SECRET' });
  if (production && masterSecret === null) {
    throw new InvalidConfig('SUNFLOWER_SECRET', 'is required in the production profile (or SUNFLOWER_SECRET_FILE)');
  }
  return {
    profile,
    host: env.HOST ?? '0.0.0.0',
    port,
    dataDir: resolve(env.DATA_DIR ?? 'data'),
    databaseUrl: production ? readDatabaseUrl(env) : null,
    redisUrl: production ? readRedisUrl(env) : null,
    publicUrl: env.PUBLIC_URL
      ? readUrl({ env, name: 'PUBLIC_URL', schemes: ['http', 'https'] }).replace(/\/+$/, '')
      : `http://localhost:${port}`,
    masterSecret,
    logLevel: oneOf({ env, name: 'LOG_LEVEL', allowed: LOG_LEVELS, fallback: 'info' }),
    metricsToken: readLongSecret({ env, name: 'METRICS_TOKEN' }),
    workerPort: env.WORKER_PORT ? readWhole({ env, name: 'WORKER_PORT', fallback: 0, max: 65_535 }) : null,
    lowDiskBytes: 1024 * 1024 * readWhole({ env, name: 'LOW_DISK_MB', fallback: 1024, max: 1_000_000 }),
    shutdownNoticeMs: 1000 * readWhole({ env, name: 'SHUTDOWN_NOTICE_SECONDS', fallback: 0, max: 120 }),
    shutdownTimeoutMs: 1000 * readWhole({ env, name: 'SHUTDOWN_TIMEOUT_SECONDS', fallback: 25, max: 600 }),
    staffIdleMs: 60_000 * readWhole({ env, name: 'STAFF_IDLE_MINUTES', fallback: 30, max: 720 }),
    notices: readNoticeSettings({
      url: (setting) => readUrl({ env, ...setting }),
      secret: (name) => readSecret({ env, name }) || null,
      longSecret: (name) => readLongSecret({ env, name }),
      whole: (setting) => readWhole({ env, ...setting }),
      oneOf: (setting) => oneOf({ env, ...setting }),
      refuse: (name, problem) => {
        throw new InvalidConfig(name, problem);
      },
    }),
    trustedProxies: (env.TRUSTED_PROXIES ?? '')
      .split(',')
      .map((s) => s.trim())
      .filter(Boolean),
  };
}

function oneOf<T extends string>({
  env,
  name,
  allowed,
  fallback,
}: {
  env: Environment;
  name: string;
  allowed: readonly T[];
  fallback: T;
}): T {
  const value = env[name] ?? fallback;
  const found = allowed.find((candidate) => candidate === value);
  if (!found) throw new InvalidConfig(name, `is "${value}"; use one of ${allowed.join(', ')}`);
  return found;
}

function readWhole({
  env,
  name,
  fallback,
  max,
}: {
  env: Environment;
  name: string;
  fallback: number;
  max: number;
}): number {
  const text = env[name] ?? String(fallback);
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max)
    throw new InvalidConfig(name, `is "${text}"; use a whole number from 0 to ${max}`);
  return value;
}

function readLongSecret({ env, name }: { env: Environment; name: string }): string | null {
  const secret = readSecret({ env, name });
  if (secret !== null && secret.split('\n').some((line) => line.trim().length < 32))
    throw new InvalidConfig(name, 'needs at least 32 characters, e.g. from `openssl rand -hex 32`');
  return secret;
}

/**
 * The keys of backups, one a line, the first one in use; null when none is set. Only the commands that need them read
 * them.
 */
export function readBackupKeys(env: Environment = process.env): string[] | null {
  const text = readLongSecret({ env, name: 'SUNFLOWER_BACKUP_KEY' });
  return text === null ? null : text.split('\n').map((line) => line.trim());
}

/** The value of the variable, or the content of the file that `<name>_FILE` names. */
export function readSecret({ env = process.env, name }: { env?: Environment; name: string }): string | null {
  const file = env[`${name}_FILE`];
  if (!file) return env[name] ?? null;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new InvalidConfig(`${name}_FILE`, `cannot be read: ${(error as Error).message}`);
  }
}

function readUrl({ env, name, schemes }: { env: Environment; name: string; schemes: string[] }): string {
  const value = readSecret({ env, name });
  if (!value) throw new InvalidConfig(name, `is required; use ${schemes.map((s) => `${s}://…`).join(' or ')}`);
  const scheme = URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : null;
  if (scheme === null || !schemes.includes(scheme)) {
    throw new InvalidConfig(name, `is not an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`);
  }
  return value;
}

function readDatabaseUrl(env: Environment): string {
  const name = 'DATABASE_URL';
  const value = readUrl({ env, name, schemes: ['mysql', 'mariadb'] });
  const { hostname, pathname, username, password } = new URL(value);
  if (!hostname) throw new InvalidConfig(name, 'names no host; use mariadb://user:password@host:3306/database');
  if (!/^\/[^/]+$/.test(pathname))
    throw new InvalidConfig(name, 'names no database; use mariadb://user:password@host:3306/database');
  if (![username, password, pathname].every(isPercentEncoded))
    throw new InvalidConfig(name, 'has a % that stands for itself; write it as %25');
  return value;
}

function readRedisUrl(env: Environment): string {
  const name = 'REDIS_URL';
  const value = readSecret({ env, name });
  if (!value || !isSentinelAddress(value))
    return readUrl({ env, name, schemes: ['redis', 'rediss', 'redis+sentinel'] });
  if (!parseSentinelAddress(value)) throw new InvalidConfig(name, `is not of the form ${SENTINEL_FORM}`);
  return value;
}

const isPercentEncoded = (text: string): boolean => !/%(?![0-9a-fA-F]{2})/.test(text);
