import type { DataSource } from 'typeorm';
import { InvalidConfig, type Config } from '../config';
import { fingerprintOf, Secrets } from '../secrets/crypto';
import { engineOf } from '../database/engine';
import { findMasterSecret, makeMasterSecret, masterSecretFile, masterSecretMissing } from '../secrets/master-secret';
import { MasterKeyRepository } from './master-key.repository';
import { openRing, ringForChange, secretsIn, wrongSecret, type SecretPlace } from './secret-ring';

interface Opening {
  config: Config;
  dataSource: DataSource;
}

export const secretPlace = ({ masterSecret, dataDir }: Config): SecretPlace =>
  masterSecret === null
    ? { variable: 'DATA_DIR', spokenOf: masterSecretFile(dataDir) }
    : { variable: 'SUNFLOWER_SECRET', spokenOf: 'The value (or SUNFLOWER_SECRET_FILE)' };

/**
 * The secrets of this installation, after a check that the database is in use with them. An unused database takes the
 * configured secrets; only then may a first one be generated.
 * @throws InvalidConfig
 */
export async function openSecrets({ config, dataSource }: Opening): Promise<Secrets> {
  const repository = new MasterKeyRepository(engineOf(config), dataSource);
  const place = secretPlace(config);
  const keys = await repository.list();
  const text = findMasterSecret(config) ?? (keys.length === 0 ? makeMasterSecret(config.dataDir) : null);
  if (text === null) throw masterSecretMissing(config.dataDir);
  const secrets = secretsIn(text);
  if (keys.length === 0)
    await repository.add({ number: 1, fingerprint: fingerprintOf(secrets[0] as string), state: 'current' });
  // Read again: another process may have stored a different secret first.
  const ring = openRing({ ...place, secrets, keys: keys.length === 0 ? await repository.list() : keys });
  if (!ring) throw new InvalidConfig(place.variable, wrongSecret(place.spokenOf));
  const { number, fingerprint } = keys.find(({ state }) => state === 'current') ?? { number: 1, fingerprint: '' };
  if (fingerprint === null)
    await repository.recognise({ number, fingerprint: fingerprintOf(ring.secrets.get(number) as string) });
  return new Secrets(ring);
}

/** The secrets of the process that changes them, see `begin-secret-change.ts`. @throws InvalidConfig */
export async function openSecretsForChange({
  config,
  dataSource,
  lost,
}: Opening & { lost: boolean }): Promise<Secrets> {
  const keys = await new MasterKeyRepository(engineOf(config), dataSource).list();
  const text = findMasterSecret(config);
  if (text === null) throw masterSecretMissing(config.dataDir);
  return new Secrets(ringForChange({ ...secretPlace(config), secrets: secretsIn(text), keys, lost }));
}
