import request from 'supertest';
import { PrivateDatabase } from '../../../../test/fixtures/servers/private-database';
import { PrivateRedis } from '../../../../test/fixtures/servers/private-redis';
import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines } from '../../../../test/fixtures/test-database';
import { until } from '../../../../test/fixtures/until';
import { DatabaseClock, ManualClock } from '../time/clock';
import { migrate } from '../database/migrate';
import { Database } from '../database/database';
import { Readiness } from './readiness';

const OK = { state: 'ok', reason: null };

async function atDatabaseTime({ app, aheadMs }: { app: TestApp; aheadMs: number }): Promise<void> {
  app.clock.set((await app.database.readTimeMs()) + aheadMs);
}

describeOnBothEngines('health', (engine) => {
  let app: TestApp;
  const ready = () => request(app.http).get('/health/ready');

  beforeEach(async () => {
    app = await createTestApp({ engine });
    await atDatabaseTime({ app, aheadMs: 0 });
    await until('the queue', async () => (await ready()).body.checks.queue.state === 'ok');
    await atDatabaseTime({ app, aheadMs: 0 });
  });
  afterEach(() => app.close());

  it('reports that the process is alive, outside of the API prefix', async () => {
    const { body } = await request(app.http).get('/health/live').expect(200);
    expect(body).toEqual({ status: 'alive' });
    await request(app.http).get('/api/v1/health/live').expect(404);
  });

  it('reports ready when all checks pass', async () => {
    const { body } = await ready().expect(200);
    expect(body).toEqual({
      status: 'ready',
      checks: { database: OK, schema: OK, clock: OK, draining: OK, queue: OK, disk: OK },
    });
  });

  it.each([2_000, -2_000])('is not ready with a clock %d ms off', async (aheadMs) => {
    await atDatabaseTime({ app, aheadMs });
    const { body } = await ready().expect(503);
    expect(body).toMatchObject({
      status: 'not_ready',
      checks: {
        database: OK,
        schema: OK,
        clock: { state: 'failed', reason: expect.stringMatching(/^The clock is [12]\d{3} ms off/) },
      },
    });
  });

  it('is not ready with a newer schema that does not allow older programs', async () => {
    await app.database.execute(
      `INSERT INTO schema_migration (timestamp, name) VALUES (1999999999999, 'AddTomorrow1999999999999')`,
    );
    const { body } = await ready().expect(503);
    expect(body.checks.schema).toEqual({
      state: 'failed',
      reason: 'The schema has AddTomorrow1999999999999, on which only newer programs run.',
    });
    await app.database.execute(
      `INSERT INTO schema_compatibility (migration, runs_older_programs) VALUES ('AddTomorrow1999999999999', 1)`,
    );
    await ready().expect(200);
  });

  it('is not ready while it shuts down', async () => {
    app.get(Readiness).onModuleDestroy();
    const { body } = await ready().expect(503);
    expect(body).toMatchObject({
      status: 'not_ready',
      checks: { database: OK, draining: { state: 'failed', reason: 'The process is shutting down.' } },
    });
  });

  it('is refused through a proxy that is not trusted', async () => {
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      const { body } = await request(app.http).get(path).set('X-Forwarded-For', '8.8.8.8').expect(403);
      expect(body.code).toBe('NOT_ALLOWED');
    }
  });
});

describe('health without its servers', () => {
  it('is degraded, but ready, without Redis', async () => {
    const redis = await PrivateRedis.start();
    const place = await createTestPlace('mysql', { redisUrl: redis.url });
    const app = await createTestApp({ engine: 'mysql', config: place.config, clock: new DatabaseClock() });
    await app.clock.synchronise(() => app.database.readTimeMs());
    const ready = () => request(app.http).get('/health/ready');
    await until('the queue', async () => (await ready()).body.status === 'ready');
    await redis.kill();
    await until('the loss to be noticed', async () => (await ready()).body.checks.queue.state !== 'ok');
    const { body } = await ready().expect(200);
    expect(body).toMatchObject({
      status: 'degraded',
      checks: { queue: { state: 'degraded', reason: 'Redis is away: grading waits for the sweep.' } },
    });
    await app.close();
    await place.remove();
    await redis.stop();
  });

  it('is not ready but alive without the database, and ready again when it returns', async () => {
    const server = await PrivateDatabase.start();
    const place = await createTestPlace('mysql');
    const config = { ...place.config, databaseUrl: await server.createDatabase('health') };
    await migrate(config);
    const app = await createTestApp({ engine: 'mysql', config, clock: new ManualClock(0) });
    app.clock.set(await app.get(Database).readTimeMs());
    await server.kill();
    const { body } = await request(app.http).get('/health/ready').expect(503);
    expect(body.checks).toMatchObject({
      database: { state: 'failed', reason: 'The database did not answer within 2000 ms.' },
      schema: { state: 'failed' },
      clock: { state: 'failed' },
    });
    await request(app.http).get('/health/live').expect(200);
    await server.launch();
    app.clock.set(await app.get(Database).readTimeMs());
    await request(app.http).get('/health/ready').expect(200);
    await app.close();
    await place.remove();
    await server.stop();
  });
});
