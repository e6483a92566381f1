import { isMissingTable } from './database-errors';

export interface AppliedMigration {
  name: string;
  /** Whether the migration declares that older programs may keep running. */
  runsOlderPrograms: boolean;
}

/** Runs one statement and returns its rows; from a data source at boot, later from `Database`. */
export type Query = (sql: string, parameters?: (string | number)[]) => Promise<unknown>;

const COMPATIBILITY_TABLE = `CREATE TABLE IF NOT EXISTS schema_compatibility (
  migration varchar(120) NOT NULL,
  runs_older_programs boolean NOT NULL,
  PRIMARY KEY (migration)
)`;

/** Migrations applied to this database with their declarations; empty when none ran. */
export async function readAppliedMigrations(query: Query): Promise<AppliedMigration[]> {
  const applied = (await orNoRows(query('SELECT name FROM schema_migration ORDER BY id'))) as { name: string }[];
  const declared = (await orNoRows(
    query('SELECT migration FROM schema_compatibility WHERE runs_older_programs = 1'),
  )) as { migration: string }[];
  const compatible = new Set(declared.map(({ migration }) => migration));
  return applied.map(({ name }) => ({ name, runsOlderPrograms: compatible.has(name) }));
}

/** Stores the declaration of each migration before the first one runs. Existing declarations stay unchanged. */
export async function declareMigrations({
  query,
  migrations,
}: {
  query: Query;
  migrations: readonly AppliedMigration[];
}): Promise<void> {
  await query(COMPATIBILITY_TABLE);
  const rows = (await query('SELECT migration FROM schema_compatibility')) as { migration: string }[];
  const declared = new Set(rows.map(({ migration }) => migration));
  for (const { name, runsOlderPrograms } of migrations.filter((migration) => !declared.has(migration.name))) {
    await query('INSERT INTO schema_compatibility (migration, runs_older_programs) VALUES (?, ?)', [
      name,
      runsOlderPrograms ? 1 : 0,
    ]);
  }
}

/** One lock holder for each database; MySQL limits lock names to 64 characters. */
const LOCK_NAME = `CONCAT('sunflower-migrate-', SHA1(DATABASE()))`;

/** Uses the single connection behind `query`. False when the wait times out. */
export async function takeMigrationLock({
  query,
  waitSeconds,
}: {
  query: Query;
  waitSeconds: number;
}): Promise<boolean> {
  const [row] = (await query(`SELECT GET_LOCK(${LOCK_NAME}, ?) AS taken`, [waitSeconds])) as {
    taken: number | string | null;
  }[];
  return Number(row?.taken) === 1;
}

export async function releaseMigrationLock(query: Query): Promise<void> {
  await query(`SELECT RELEASE_LOCK(${LOCK_NAME})`);
}

/** SQLite: blocks other writers until the end of this transaction; waits for its turn. */
export async function beginAlone({ query, waitSeconds }: { query: Query; waitSeconds: number }): Promise<void> {
  await query(`PRAGMA busy_timeout = ${waitSeconds * 1000}`);
  await query('BEGIN IMMEDIATE');
}

export async function commit(query: Query): Promise<void> {
  await query('COMMIT');
}

export async function rollBack(query: Query): Promise<void> {
  await query('ROLLBACK');
}

/** SQLite: copies the write-ahead log into the database file, so that the file may be copied on its own. */
export async function writeLogBack(query: Query): Promise<void> {
  await query('PRAGMA wal_checkpoint(PASSIVE)');
}

async function orNoRows(rows: Promise<unknown>): Promise<unknown> {
  try {
    return await rows;
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}
