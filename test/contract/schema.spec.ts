import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { writerOptions } from '@sunflower/platform';
import { PrivateMariadb } from '../fixtures/private-mariadb';

function entityFiles(): string[] {
  const libs = resolve(__dirname, '../../libs');
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.entity.ts'))
    .map((file) => join(libs, file));
}

async function migrated(options: Parameters<typeof writerOptions>[0]): Promise<DataSource> {
  const dataSource = new DataSource({ ...writerOptions(options), entities: entityFiles() });
  await dataSource.initialize();
  await dataSource.runMigrations();
  return dataSource;
}

describe('the schema', () => {
  it('is on MariaDB exactly as the entities define it', async () => {
    const server = await PrivateMariadb.start();
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
