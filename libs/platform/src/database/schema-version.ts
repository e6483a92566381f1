import type { DataSource } from 'typeorm';

export class SchemaTooOld extends Error {
  constructor(missing: string[]) {
    super(`DATABASE_URL: the schema lacks ${missing.join(', ')}; run \`npm run migrate\` first`);
  }
}

/** @throws SchemaTooOld when a migration that this build knows has not been run */
export async function requireCurrentSchema(dataSource: DataSource): Promise<void> {
  const applied = await appliedMigrations(dataSource);
  const missing = dataSource.migrations.map((migration) => migration.name as string).filter((name) => !applied.has(name));
  if (missing.length > 0) throw new SchemaTooOld(missing);
}

async function appliedMigrations(dataSource: DataSource): Promise<Set<string>> {
  const runner = dataSource.createQueryRunner();
  try {
    if (!(await runner.hasTable('schema_migration'))) return new Set();
    const rows = (await runner.query('SELECT name FROM schema_migration')) as { name: string }[];
    return new Set(rows.map(({ name }) => name));
  } finally {
    await runner.release();
  }
}
