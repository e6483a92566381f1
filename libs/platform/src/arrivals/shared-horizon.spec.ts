import { createTestApp, type TestApp } from '../../../../test/fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../../../../test/fixtures/test-database';
import { Gate } from '../../../../test/fixtures/until';
import { ApiHorizonRepository } from './api-horizon.repository';
import { Arrivals } from './arrivals';
import { SharedHorizon } from './shared-horizon';

describeOnBothEngines('the horizon that all processes share', (engine) => {
  let app: TestApp;
  const now = (): number => app.clock.now();
  const workedUpTo = (): Promise<number> => app.get(SharedHorizon).workedUpTo();
  const tellAs = (apiId: string, workedUpToMs: number): Promise<void> =>
    app.get(ApiHorizonRepository).tell({ apiId, workedUpTo: workedUpToMs, toldAt: now() });

  beforeEach(async () => {
    app = await createTestApp({ engine });
  });
  afterEach(() => app.close());

  it('is that of the api that is furthest behind', async () => {
    await tellAs('one', now() - 2_000);
    await tellAs('other', now() - 7_000);
    expect(await workedUpTo()).toBe(now() - 7_000);
    await tellAs('other', now());
    expect(await workedUpTo()).toBe(now() - 2_000);
  });

  it('stays where a stalled api was, and passes it over after 30 s', async () => {
    const stalledAt = now();
    await tellAs('stalled', stalledAt);
    app.clock.advance(29_999);
    expect(await workedUpTo()).toBe(stalledAt);
    app.clock.advance(1);
    expect(await workedUpTo()).toBe(now());
  });

  it('is at most 30 s ago', async () => {
    await tellAs('one', now() - 3_600_000);
    expect(await workedUpTo()).toBe(now() - 30_000);
  });
});

describe('an api and a worker on one database', () => {
  let place: TestPlace;
  let api: TestApp;
  let worker: TestApp;

  beforeAll(async () => {
    place = await createTestPlace('mysql');
    api = await createTestApp({ engine: 'mysql', config: place.config });
    worker = await createTestApp({ engine: 'mysql', config: place.config, clock: api.clock, role: 'worker' });
  });
  afterAll(async () => {
    await worker.close();
    await place.remove();
  });

  const count = async (): Promise<number> => (await worker.database.select('SELECT api_id FROM api_horizon')).length;

  it('know of a request that the api still handles', async () => {
    const gate = new Gate();
    const receivedAt = api.clock.now() - 4_000;
    const handling = api.get(Arrivals).during({ receivedAt, readAt: api.clock.now() }, () => gate.passed);
    await api.get(SharedHorizon).tell();
    expect(await worker.get(SharedHorizon).workedUpTo()).toBe(receivedAt);
    gate.open();
    await handling;
    await api.get(SharedHorizon).tell();
    expect(await worker.get(SharedHorizon).workedUpTo()).toBe(api.clock.now());
  });

  it('know of the api before its first request, and not after its end', async () => {
    const other = await createTestApp({ engine: 'mysql', config: place.config, clock: api.clock });
    expect(await count()).toBe(2);
    await other.close();
    await api.close();
    expect(await count()).toBe(0);
  });
});
