import { DataSource, type QueryRunner } from 'typeorm';
import type { Config } from '../config';
import { writerOptions } from './data-source';
import { isTransient } from './database-errors';
import { engineOf } from './engine';
import type { Migration } from './migrations';
import {
  beginAlone,
  commit,
  declareMigrations,
  releaseMigrationLock,
  rollBack,
  takeMigrationLock,
  writeLogBack,
  type Query,
} from './schema-version.repository';

const LOCK_WAIT_SECONDS = 600;

export class MigrationUnderWay extends Error {
  constructor(variable: string) {
    super(`${variable}: another process has been changing the schema for ${LOCK_WAIT_SECONDS / 60} minutes`);
  }
}

/**
 * Brings the schema up to date and returns the names of the migrations that ran. A second process waits for the first
 * and then finds nothing to run. The declarations are written before the migrations run, so that an older program never
 * sees a migration without its declaration.
 * @throws MigrationUnderWay
 */
export async function migrate(config: Config): Promise<string[]> {
  const dataSource = new DataSource(writerOptions(config));
  await dataSource.initialize();
  try {
    return await alone({ config, dataSource });
  } finally {
    await dataSource.destroy();
  }
}

async function runMigrations({
  dataSource,
  transaction,
}: {
  dataSource: DataSource;
  transaction: 'each' | 'none';
}): Promise<string[]> {
  const declared = dataSource.migrations.map((migration) => ({
    name: migration.constructor.name,
    runsOlderPrograms: (migration as Migration).runsOlderPrograms ?? false,
  }));
  await declareMigrations({ query: (sql, parameters) => dataSource.query(sql, parameters), migrations: declared });
  const done = await dataSource.runMigrations({ transaction });
  return done.map(({ name }) => name);
}

/**
 * SQLite runs all migrations in one exclusive transaction; MySQL and MariaDB commit each DDL statement, so they need a
 * lock.
 */
async function alone({ config, dataSource }: { config: Config; dataSource: DataSource }): Promise<string[]> {
  switch (engineOf(config)) {
    case 'sqlite':
      return inOneTransaction(dataSource);
    case 'mysql':
      return underLock(dataSource);
  }
}

async function inOneTransaction(dataSource: DataSource): Promise<string[]> {
  const query: Query = (sql) => dataSource.query(sql);
  await beginAlone({ query, waitSeconds: LOCK_WAIT_SECONDS }).catch((error: unknown) => {
    throw isTransient(error) ? new MigrationUnderWay('DATA_DIR') : error;
  });
  try {
    const done = await runMigrations({ dataSource, transaction: 'none' });
    await commit(query);
    await writeLogBack(query);
    return done;
  } catch (error) {
    await rollBack(query);
    throw error;
  }
}

async function underLock(dataSource: DataSource): Promise<string[]> {
  // The lock belongs to one connection, which stays open while the lock is needed.
  const holder: QueryRunner = dataSource.createQueryRunner();
  const query: Query = (sql, parameters) => holder.query(sql, parameters);
  try {
    if (!(await takeMigrationLock({ query, waitSeconds: LOCK_WAIT_SECONDS })))
      throw new MigrationUnderWay('DATABASE_URL');
    const done = await runMigrations({ dataSource, transaction: 'each' });
    await releaseMigrationLock(query);
    return done;
  } finally {
    await holder.release();
  }
}
