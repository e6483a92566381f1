import { Redis, type RedisOptions } from 'ioredis';

interface SentinelAddress {
  sentinels: { host: string; port: number }[];
  /** Name of the primary, as the sentinels know it. */
  name: string;
  username: string | undefined;
  password: string | undefined;
  db: number;
}

export const SENTINEL_FORM = 'redis+sentinel://[:password@]host1:26379,host2:26379/mymaster[/db]';
const SENTINEL =
  /^redis\+sentinel:\/\/(?:(?<username>[^:@/]*):(?<password>[^@/]*)@)?(?<hosts>[^@/?#]+)\/(?<name>[^/?#]+)(?:\/(?<db>\d+))?$/;
const HOST = /^(?:\[(?<ipv6>[0-9a-fA-F:.]+)\]|(?<host>[^:[\]\s]+))(?::(?<port>\d{1,5}))?$/;
const SENTINEL_PORT = 26_379;

export const isSentinelAddress = (url: string): boolean => url.startsWith('redis+sentinel://');

/**
 * Null when the address does not have this form. The password is for the Redis servers; the sentinels are asked without
 * one.
 */
export function parseSentinelAddress(url: string): SentinelAddress | null {
  const parts = SENTINEL.exec(url)?.groups;
  if (!parts) return null;
  const sentinels = (parts['hosts'] as string).split(',').map(parseHost);
  const username = decoded(parts['username']);
  const password = decoded(parts['password']);
  const name = decoded(parts['name']);
  if (username === null || password === null || !name || sentinels.includes(null)) return null;
  return {
    sentinels: sentinels as SentinelAddress['sentinels'],
    name,
    username: username || undefined,
    password: password || undefined,
    db: Number(parts['db'] ?? 0),
  };
}

export function connectRedis({ url, options }: { url: string; options: RedisOptions }): Redis {
  if (!isSentinelAddress(url)) return new Redis(url, options);
  const address = parseSentinelAddress(url);
  if (!address) throw new Error(`Not of the form ${SENTINEL_FORM}`);
  // ioredis asks the sentinels for the primary again after each loss; retries continue without end, as with a single
  // Redis.
  return new Redis({
    ...address,
    ...options,
    sentinelRetryStrategy: options.retryStrategy as RedisOptions['sentinelRetryStrategy'],
  });
}

function parseHost(text: string): { host: string; port: number } | null {
  const parts = HOST.exec(text)?.groups;
  const host = parts?.['ipv6'] ?? parts?.['host'];
  const port = Number(parts?.['port'] ?? SENTINEL_PORT);
  return host && port >= 1 && port <= 65_535 ? { host, port } : null;
}

/** Undefined stays undefined; null for an invalid percent-encoding. */
function decoded(text: string | undefined): string | undefined | null {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
