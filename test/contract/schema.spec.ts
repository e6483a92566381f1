import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { withColumnTypes, writerOptions } from '@sunflower/platform';
import { entityFiles } from '../fixtures/entity-files';
import { PrivateDatabase } from '../fixtures/servers/private-database';

async function migrated(options: Parameters<typeof writerOptions>[0]): Promise<DataSource> {
  const dataSource = withColumnTypes(new DataSource({ ...writerOptions(options), entities: entityFiles() }));
  await dataSource.initialize();
  await dataSource.runMigrations();
  return dataSource;
}

describe('the schema', () => {
  it('is on MariaDB exactly as the entities define it', async () => {
    const server = await PrivateDatabase.start();
    try {
      const databaseUrl = await server.createDatabase('drift');
      const dataSource = await migrated({ profile: 'production', dataDir: '', databaseUrl });
      const drift = await dataSource.driver.createSchemaBuilder().log();
      expect(drift.upQueries.map(({ query }) => query)).toEqual([]);
      await dataSource.undoLastMigration();
      await dataSource.destroy();
    } finally {
      await server.stop();
    }
  });

  it('has on SQLite the same tables and columns', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'sunflower-schema-'));
    try {
      const dataSource = await migrated({ profile: 'embedded', dataDir, databaseUrl: null });
      for (const { tableName, columns } of dataSource.entityMetadatas) {
        const actual = (await dataSource.query(`PRAGMA table_info(${tableName})`)) as {
          name: string;
          notnull: number;
          pk: number;
        }[];
        const describe = (name: string, nullable: boolean) => `${name}${nullable ? '?' : ''}`;
        expect(actual.map(({ name, notnull, pk }) => describe(name, !notnull && !pk)).sort()).toEqual(
          columns.map(({ databaseName, isNullable }) => describe(databaseName, isNullable)).sort(),
        );
      }
      await dataSource.destroy();
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
