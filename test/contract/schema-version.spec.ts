import { DataSource } from 'typeorm';
import { migrate, writerOptions, type Config } from '@sunflower/platform';
import { createTestApp } from '../fixtures/test-app';
import { createTestPlace, describeOnBothEngines, type TestPlace } from '../fixtures/test-database';
import { createMariadbDatabase } from '../fixtures/servers/test-servers';

async function onDatabase<T>(config: Config, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  const dataSource = await new DataSource(writerOptions(config)).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

describeOnBothEngines('a program and the schema of its database', (engine) => {
  let place: TestPlace;
  const change = (sql: string) => onDatabase(place.config, (dataSource) => dataSource.query(sql));
  const start = async () => (await createTestApp({ engine, config: place.config })).close();

  beforeEach(async () => {
    place = await createTestPlace(engine);
  });
  afterEach(() => place.remove());

  const migrationOfTomorrow = () =>
    change(`INSERT INTO schema_migration (timestamp, name) VALUES (1999999999999, 'AddTomorrow1999999999999')`);
  const declaration = (runsOlderPrograms: 0 | 1) =>
    change(
      `INSERT INTO schema_compatibility (migration, runs_older_programs) VALUES ('AddTomorrow1999999999999', ${runsOlderPrograms})`,
    );

  it('starts on its own schema', () => start());

  it('refuses a newer schema without a declaration, and says what to do', async () => {
    await migrationOfTomorrow();
    await expect(start()).rejects.toThrow(
      'the schema has AddTomorrow1999999999999, on which only newer programs run; start a newer version of Sunflower',
    );
  });

  it('refuses a newer schema that declares that older programs must not run', async () => {
    await declaration(0);
    await migrationOfTomorrow();
    await expect(start()).rejects.toThrow('AddTomorrow1999999999999');
  });

  it('runs on a newer schema that declares that older programs may run', async () => {
    await declaration(1);
    await migrationOfTomorrow();
    await start();
  });

  it('declares every migration that it runs', async () => {
    const undeclared = await onDatabase(place.config, (dataSource) =>
      dataSource.query(
        'SELECT name FROM schema_migration WHERE name NOT IN (SELECT migration FROM schema_compatibility)',
      ),
    );
    expect(undeclared).toEqual([]);
  });

  it('does nothing on an up-to-date schema, and keeps a declaration', async () => {
    await declaration(1);
    expect(await migrate(place.config)).toEqual([]);
    await migrationOfTomorrow();
    await start();
  });
});

describe('a program and a production schema that lacks a migration', () => {
  it('refuses to start, and says what to do', async () => {
    const place = await createTestPlace('mysql');
    await onDatabase(place.config, (dataSource) => dataSource.query('DELETE FROM schema_migration'));
    await expect(createTestApp({ engine: 'mysql', config: place.config })).rejects.toThrow(
      'run `npm run migrate` first',
    );
    await place.remove();
  });
});

describe('migrating', () => {
  it('from six processes at once runs each migration once, and none fails', async () => {
    const { config, remove } = await createTestPlace('mysql');
    const { databaseUrl, drop } = await createMariadbDatabase();
    const done = await Promise.all(Array.from({ length: 6 }, () => migrate({ ...config, databaseUrl })));
    const applied = await onDatabase({ ...config, databaseUrl }, (dataSource) =>
      dataSource.query('SELECT name FROM schema_migration'),
    );
    expect(done.flat()).toEqual(applied.map(({ name }: { name: string }) => name));
    await drop();
    await remove();
  });
});
