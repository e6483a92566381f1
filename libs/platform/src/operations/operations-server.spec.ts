import { DatabaseClock } from '../time/clock';
import { createTestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace } from '../../../../test/fixtures/test-database';
import { OperationsServer } from './operations-server';

describe('the port of a process without HTTP', () => {
  it('serves only health and metrics, and closes with the process', async () => {
    const place = await createTestPlace('sqlite', { workerPort: 0 });
    const app = await createTestApp({ engine: 'sqlite', config: place.config, clock: new DatabaseClock() });
    await app.clock.synchronise(() => app.database.readTimeMs());
    const port = await app.get(OperationsServer).listen();
    const get = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });
    expect(port).toBeGreaterThan(0);
    expect(await (await get('/health/live')).json()).toEqual({ status: 'alive' });
    const ready = await get('/health/ready');
    expect([ready.status, await ready.json()]).toMatchObject([200, { status: 'ready' }]);
    const metrics = await get('/metrics');
    expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(await metrics.text()).toContain('process_cpu_seconds_total');
    expect((await get('/api/v1/exams')).status).toBe(404);
    expect((await get('/metrics', { 'X-Forwarded-For': '8.8.8.8' })).status).toBe(403);
    await app.close();
    await expect(get('/health/live')).rejects.toThrow();
    await place.remove();
  });

  it('is not opened without a setting', async () => {
    const app = await createTestApp({ engine: 'sqlite' });
    expect(await app.get(OperationsServer).listen()).toBeNull();
    await app.close();
  });
});
