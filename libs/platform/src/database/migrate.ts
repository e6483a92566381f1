import { DataSource } from 'typeorm';
import type { Config } from '../config';
import { writerOptions } from './data-source';

/** Brings the schema up to date; returns the names of the migrations that were run. */
export async function migrate(config: Config): Promise<string[]> {
  const dataSource = new DataSource(writerOptions(config));
  await dataSource.initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map(({ name }) => name);
  } finally {
    await dataSource.destroy();
  }
}
