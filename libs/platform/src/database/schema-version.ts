import type { DataSource } from 'typeorm';
import { migrations } from './migrations';
import { readAppliedMigrations, type AppliedMigration } from './schema-version.repository';

export class SchemaTooOld extends Error {
  constructor(missing: readonly string[]) {
    super(`DATABASE_URL: the schema lacks ${missing.join(', ')}; run \`npm run migrate\` first`);
  }
}

export class SchemaTooNew extends Error {
  constructor(incompatible: readonly string[]) {
    super(
      `DATABASE_URL: the schema has ${incompatible.join(', ')}, on which only newer programs run; start a newer version of Sunflower`,
    );
  }
}

export type SchemaFit =
  | { kind: 'fits' }
  | { kind: 'older'; missing: string[] }
  /** Migrations unknown to this program that do not declare that older programs may keep running. */
  | { kind: 'newer'; incompatible: string[] };

/** Whether a program that knows the migrations `known` may run on a schema with the migrations `applied`. */
export function fitOf({
  known,
  applied,
}: {
  known: readonly string[];
  applied: readonly AppliedMigration[];
}): SchemaFit {
  const appliedNames = new Set(applied.map(({ name }) => name));
  const missing = known.filter((name) => !appliedNames.has(name));
  if (missing.length > 0) return { kind: 'older', missing };
  const incompatible = applied
    .filter(({ name, runsOlderPrograms }) => !known.includes(name) && !runsOlderPrograms)
    .map(({ name }) => name);
  return incompatible.length > 0 ? { kind: 'newer', incompatible } : { kind: 'fits' };
}

export const knownMigrations = (): string[] => migrations.map(({ name }) => name);

/** @throws SchemaTooOld, SchemaTooNew */
export async function requireFittingSchema(dataSource: DataSource): Promise<void> {
  const applied = await readAppliedMigrations((sql) => dataSource.query(sql));
  const fit = fitOf({ known: knownMigrations(), applied });
  switch (fit.kind) {
    case 'fits':
      return;
    case 'older':
      throw new SchemaTooOld(fit.missing);
    case 'newer':
      throw new SchemaTooNew(fit.incompatible);
  }
}
