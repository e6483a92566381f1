import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { NotMounted, SmallDisk } from '../../apps/topology/src/processes/small-disk';
import { createTestApp, type TestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines } from '../fixtures/test-database';
import { EmbeddedJobQueue, Log, migrate, type Config } from '@sunflower/platform';

const GB = 1024 ** 3;

async function started(config: Config): Promise<TestApp> {
  const app = await createTestApp({ engine: config.profile === 'embedded' ? 'sqlite' : 'mysql', config });
  app.clock.set(await app.database.readTimeMs());
  return app;
}

const ready = (app: TestApp) => request(app.http).get('/health/ready');

function mountIfAllowed(folder: string): SmallDisk | null {
  try {
    return SmallDisk.mount({ folder, sizeMb: 64 });
  } catch (error) {
    if (error instanceof NotMounted) return null;
    throw error;
  }
}

describe('the disk of the data folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-disk-room-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is reported as low early, while the process is still ready', async () => {
    const place = await createTestPlace('sqlite', { lowDiskBytes: Number.MAX_SAFE_INTEGER });
    const app = await started(place.config);
    const { body } = await ready(app).expect(200);
    expect(body).toMatchObject({
      status: 'degraded',
      checks: { disk: { state: 'degraded', reason: expect.stringMatching(/^\d+ MB are free .*: make room\.$/) } },
    });
    await app.close();
    await place.remove();
  });

  it('is logged when low, at the start and every ten minutes', async () => {
    const [warnings, sweeps] = [jest.spyOn(Log.prototype, 'warn'), jest.spyOn(EmbeddedJobQueue.prototype, 'sweep')];
    const lowLines = () => warnings.mock.calls.filter(([fact]) => fact === 'disk.low');
    const place = await createTestPlace('sqlite', { lowDiskBytes: Number.MAX_SAFE_INTEGER });
    const app = await started(place.config);
    expect(lowLines()).toEqual([['disk.low', { reason: expect.stringContaining('make room') }]]);
    const sweep = sweeps.mock.calls.map(([one]) => one).find(({ name }) => name === 'disk-room');
    expect(sweep?.everyMs).toBe(600_000);
    await sweep?.run();
    expect(lowLines()).toHaveLength(2);
    await app.close();
    await place.remove();
    for (const spy of [warnings, sweeps]) spy.mockRestore();
  });

  it('makes the process not ready once full, and ready again when there is room', async () => {
    // Mounting was refused: not root, or a container without the permission.
    const disk = mountIfAllowed(join(folder, 'disk'));
    if (!disk) return;
    const place = await createTestPlace('sqlite', { dataDir: disk.folder, lowDiskBytes: GB });
    try {
      await migrate(place.config);
      const app = await started(place.config);
      await disk.fill();
      const { body } = await ready(app).expect(503);
      expect(body).toMatchObject({
        status: 'not_ready',
        checks: {
          disk: { state: 'failed', reason: '0 MB are free on the disk of the data folder: too few to go on saving.' },
        },
      });
      await disk.empty();
      expect((await ready(app).expect(200)).body.checks.disk.state).toBe('degraded');
      await app.close();
    } finally {
      disk.unmount();
      await place.remove();
    }
  });
});

describeOnBothEngines('a database without disk space', (engine) => {
  it('makes the process not ready from the first refused write until one succeeds', async () => {
    const place = await createTestPlace(engine);
    const app = await started(place.config);
    const full = Object.assign(
      new Error('No space left on device'),
      engine === 'sqlite' ? { code: 'SQLITE_FULL' } : { errno: 1021 },
    );
    await expect(app.database.transaction(() => Promise.reject(full))).rejects.toThrow('No space left');
    const { body } = await ready(app).expect(503);
    expect(body.checks.disk).toEqual({
      state: 'failed',
      reason: 'The disk of the database is full: no save is taken.',
    });
    await app.database.transaction(() => app.database.select('SELECT 1 AS one'));
    expect((await ready(app).expect(200)).body.checks.disk).toEqual({ state: 'ok', reason: null });
    await app.close();
    await place.remove();
  });
});
