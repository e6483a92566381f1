import { join } from 'node:path';
import type { DataSourceOptions } from 'typeorm';
import type { Config } from '../config';
import { migrations } from './migrations';
import { READER_PRAGMAS, STATEMENT_CACHE_SIZE, WRITER_PRAGMAS, type SqliteConnection } from './sqlite/connection';
import { makeDataFolder } from './sqlite/private-files';

type DatabaseConfig = Pick<Config, 'profile' | 'dataDir' | 'databaseUrl'>;

export const embeddedDatabaseFile = (dataDir: string): string => join(dataDir, 'sunflower.sqlite');

/** Options of the writing data source; the modules add the entities. */
export function writerOptions(config: DatabaseConfig): DataSourceOptions {
  return config.profile === 'embedded'
    ? sqliteOptions({ dataDir: config.dataDir, readOnly: false })
    : mysqlOptions(config);
}

/**
 * Embedded: a second connection that cannot write. Production: a separate pool, so that saves never queue behind
 * reports.
 */
export function readerOptions(config: DatabaseConfig): DataSourceOptions {
  return config.profile === 'embedded'
    ? sqliteOptions({ dataDir: config.dataDir, readOnly: true })
    : mysqlOptions(config);
}

function sqliteOptions({ dataDir, readOnly }: { dataDir: string; readOnly: boolean }): DataSourceOptions {
  makeDataFolder(dataDir);
  return {
    type: 'better-sqlite3',
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- libsql speaks better-sqlite3's interface and ships its binaries inside the package
    driver: require('libsql') as unknown,
    database: embeddedDatabaseFile(dataDir),
    statementCacheSize: STATEMENT_CACHE_SIZE,
    prepareDatabase: (connection: SqliteConnection) => connection.exec(readOnly ? READER_PRAGMAS : WRITER_PRAGMAS),
    migrations,
    migrationsTableName: 'schema_migration',
  } as DataSourceOptions;
}

function mysqlOptions({ databaseUrl }: DatabaseConfig): DataSourceOptions {
  const url = new URL(databaseUrl as string);
  return {
    type: url.protocol === 'mariadb:' ? 'mariadb' : 'mysql',
    host: url.hostname,
    port: Number(url.port || 3306),
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    charset: 'utf8mb4_bin',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: 10,
    connectTimeout: 5000,
    migrations,
    migrationsTableName: 'schema_migration',
    extra: {
      // Makes the affected rows count only rows that were inserted or changed.
      flags: ['-FOUND_ROWS'],
    },
  };
}
