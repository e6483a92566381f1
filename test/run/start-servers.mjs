import { loadTypescript } from './load-typescript.mjs';

/** Starts a private MySQL; with its environment the specs run on it. */
export async function startMysql({ mysqld }) {
  const { PrivateDatabase } = loadTypescript('../fixtures/servers/private-database.ts');
  const mysql = await PrivateDatabase.start({ mysqld });
  return { environment: { TEST_MYSQLD: mysqld, TEST_DATABASE_URL: mysql.url }, stop: () => mysql.stop() };
}

/**
 * Starts one private MariaDB and one private Redis for the whole run, unless an address is given. With TEST_MYSQLD the
 * database is MySQL.
 */
export async function startServers() {
  const { PrivateDatabase } = loadTypescript('../fixtures/servers/private-database.ts');
  const { PrivateRedis } = loadTypescript('../fixtures/servers/private-redis.ts');
  const started = await Promise.allSettled([
    process.env.TEST_DATABASE_URL ? null : PrivateDatabase.start(),
    process.env.TEST_REDIS_URL ? null : PrivateRedis.start(),
  ]);
  const [database, redis] = started.map(({ value }) => value ?? null);
  const stop = async () => {
    await Promise.allSettled([database?.stop(), redis?.stop()]);
  };
  const fault = started.find(({ status }) => status === 'rejected');
  if (fault) {
    await stop();
    throw fault.reason;
  }
  return {
    environment: {
      TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? database.url,
      TEST_REDIS_URL: process.env.TEST_REDIS_URL ?? redis.url,
    },
    stop,
  };
}
