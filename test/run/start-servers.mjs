import { loadTypescript } from './load-typescript.mjs';

/** Starts one private MariaDB and one private Redis for the whole run, unless an address is given. */
export async function startServers() {
  const { PrivateMariadb } = loadTypescript('../fixtures/private-mariadb.ts');
  const { PrivateRedis } = loadTypescript('../fixtures/private-redis.ts');
  const started = await Promise.allSettled([
    process.env.TEST_DATABASE_URL ? null : PrivateMariadb.start(),
    process.env.TEST_REDIS_URL ? null : PrivateRedis.start(),
  ]);
  const [mariadb, redis] = started.map(({ value }) => value ?? null);
  const stop = async () => {
    await Promise.allSettled([mariadb?.stop(), redis?.stop()]);
  };
  const fault = started.find(({ status }) => status === 'rejected');
  if (fault) {
    await stop();
    throw fault.reason;
  }
  return {
    environment: {
      TEST_DATABASE_URL: process.env.TEST_DATABASE_URL ?? mariadb.url,
      TEST_REDIS_URL: process.env.TEST_REDIS_URL ?? redis.url,
    },
    stop,
  };
}
