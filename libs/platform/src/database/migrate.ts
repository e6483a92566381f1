import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../config';
import { writerOptions } from './data-source';
import { engineOf } from './engine';
import type { Migration } from './migrations';
import { declareMigrations, releaseMigrationLock, takeMigrationLock, writeLogBack, type Query } from './schema-version.repository';

const LOCK_WAIT_SECONDS = 600;

export class MigrationUnderWay extends Error {
  constructor() {
    super(`DATABASE_URL: another process has been changing the schema for ${LOCK_WAIT_SECONDS / 60} minutes`);
  }
}

/**
 * Brings the schema up to date; returns the names of the migrations that were run. Who comes second waits, and finds
 * them done. What they declare is written first: a program of before never sees a migration without its declaration.
 * @throws MigrationUnderWay
 */
export async function migrate(config: Config): Promise<string[]> {
  const dataSource = new DataSource(writerOptions(config));
  await dataSource.initialize();
  try {
    return await alone({ config, dataSource, work: () => runMigrations(dataSource) });
  } finally {
    await dataSource.destroy();
  }
}

async function runMigrations(dataSource: DataSource): Promise<string[]> {
  const declared = dataSource.migrations.map((migration) => ({
    name: migration.constructor.name,
    runsOlderPrograms: (migration as Migration).runsOlderPrograms ?? false,
  }));
  await declareMigrations({ query: (sql, parameters) => dataSource.query(sql, parameters), migrations: declared });
  const done = await dataSource.runMigrations({ transaction: 'each' });
  return done.map(({ name }) => name);
}

/** SQLite runs each migration in a transaction that nobody else can have at the same time; elsewhere a statement commits by itself. */
async function alone<T>({ config, dataSource, work }: { config: Config; dataSource: DataSource; work: () => Promise<T> }): Promise<T> {
  switch (engineOf(config)) {
    case 'sqlite': {
      const result = await work();
      await writeLogBack((sql) => dataSource.query(sql));
      return result;
    }
    case 'mysql': {
      // The lock belongs to one connection, which is kept for as long as it is needed.
      const holder: QueryRunner = dataSource.createQueryRunner();
      const query: Query = (sql, parameters) => holder.query(sql, parameters);
      try {
        if (!(await takeMigrationLock({ query, waitSeconds: LOCK_WAIT_SECONDS }))) throw new MigrationUnderWay();
        const result = await work();
        await releaseMigrationLock(query);
        return result;
      } finally {
        await holder.release();
      }
    }
  }
}
