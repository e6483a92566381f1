import { DataSource, type DataSourceOptions } from 'typeorm';
import { AuditChainRepository } from '../audit/chain/audit-chain.repository';
import { VerifyAudit, type ChainReport } from '../audit/chain/verify-audit';
import type { Config } from '../config';
import { readerOptions } from '../database/data-source';
import { Database } from '../database/database';
import { engineOf } from '../database/engine';
import { readAppliedMigrations } from '../database/schema-version.repository';
import { Log } from '../logging';
import { MasterKeyRepository } from '../master-secret/master-key.repository';
import { secretPlace } from '../master-secret/open-secrets';
import { openRing, secretsIn } from '../master-secret/secret-ring';
import { Secrets, type MasterKeys } from '../secrets/crypto';

/** The migrations that made the audit chain and the table of master secrets. */
const NEEDED = ['AuditChain1764208001000', 'MasterKeys1764208000000'];

export type TrailReport =
  /** A fault was in the source already: the restored rows are those of the backup. */
  | { kind: 'verified'; report: ChainReport }
  /** The reason, for the operator. */
  | { kind: 'not-verified'; why: string };

/**
 * Verifies the audit trail of a restored database with the master secret at hand.
 * @throws InvalidConfig when the secret at hand is not the one with which the database is in use
 */
export async function verifyTrail({
  config,
  place,
  masterSecret,
}: {
  config: Config;
  /** Configuration that leads to the restored database. */
  place: Config;
  masterSecret: string | null;
}): Promise<TrailReport> {
  const dataSource = await new DataSource(readerOptions(place) as DataSourceOptions).initialize();
  try {
    const applied = await readAppliedMigrations((sql) => dataSource.query(sql));
    if (!NEEDED.every((migration) => applied.some(({ name }) => name === migration)))
      return { kind: 'not-verified', why: 'the backup is from a version whose audit rows were not yet chained' };
    const keys = await new MasterKeyRepository(engineOf(place), dataSource).list();
    if (keys.length === 0) return { kind: 'not-verified', why: 'the database was never in use' };
    if (masterSecret === null)
      return { kind: 'not-verified', why: 'the master secret is not here. Put it in its place' };
    if (keys.some(({ state }) => state === 'incoming'))
      return { kind: 'not-verified', why: 'a change of the master secret had begun. Finish it: npm run rotate-secret' };
    const ring = openRing({ ...secretPlace(config), secrets: secretsIn(masterSecret), keys }) as MasterKeys;
    const database = new Database(engineOf(place), dataSource, dataSource, new Log('silent'));
    const repository = AuditChainRepository.ofSchema({ database, migrations: applied.map(({ name }) => name) });
    const verification = new VerifyAudit(repository, new Secrets(ring));
    return { kind: 'verified', report: await verification.verify() };
  } finally {
    await dataSource.destroy();
  }
}
