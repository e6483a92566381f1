import { DataSource } from 'typeorm';
import { InvalidConfig, type Config } from '../config';
import { fingerprintOf } from '../secrets/crypto';
import { writerOptions } from '../database/data-source';
import { engineOf } from '../database/engine';
import { findMasterSecret, makeMasterSecret, masterSecretMissing, putSecretOnTop } from '../secrets/master-secret';
import { MasterKeyRepository, type MasterKeyRow } from './master-key.repository';
import { secretPlace } from './open-secrets';
import { ringForChange, secretsIn } from './secret-ring';

export class OthersAreRunning extends Error {
  constructor(connections: number) {
    super(
      `DATABASE_URL: ${connections} other connections to this database are open. Stop every api and worker first; what they hold in memory is the secret of before. Then run this again`,
    );
  }
}

interface Beginning {
  config: Config;
  /** Whether needed secrets are permanently lost, and the data made with them is to be given up. */
  lost: boolean;
}

/**
 * Begins a change of the master secret: from here on the first secret is the incoming one, and no server starts until
 * the change has finished. For a secret in Sunflower's own file a new one is generated; otherwise the operator has
 * already put it above the others. Calling it again continues the change.
 * @throws InvalidConfig, OthersAreRunning
 */
export async function beginSecretChange({ config, lost }: Beginning): Promise<void> {
  // One connection only, so that every other connection belongs to another process.
  const dataSource = await new DataSource({ ...writerOptions(config), poolSize: 1 } as never).initialize();
  try {
    const repository = new MasterKeyRepository(engineOf(config), dataSource);
    const keys = await repository.list();
    if (keys.length === 0) throw new InvalidConfig(secretPlace(config).variable, 'nothing was made with a secret yet');
    const secrets = secretsIn(textForChange({ config, keys, lost }));
    const ring = ringForChange({ ...secretPlace(config), secrets, keys, lost });
    if (ring.incoming)
      await repository.add({
        number: ring.current,
        fingerprint: fingerprintOf(secrets[0] as string),
        state: 'incoming',
      });
    await recogniseFirst({ repository, keys, secrets: ring.secrets });
    // Counted after the incoming key is stored: a process that starts later is refused, and one that started earlier is
    // counted.
    const others = await repository.countOthers();
    if (others > 0) {
      if (!keys.some(({ state }) => state === 'incoming')) await repository.takeBack(ring.current);
      throw new OthersAreRunning(others);
    }
  } finally {
    await dataSource.destroy();
  }
}

function textForChange({ config, keys, lost }: Beginning & { keys: readonly MasterKeyRow[] }): string {
  const text = findMasterSecret(config);
  if (text === null && !lost) throw masterSecretMissing(config.dataDir);
  if (text === null) return makeMasterSecret(config.dataDir);
  if (lost || keys.some(({ state }) => state === 'incoming')) return text;
  const { incoming } = ringForChange({ ...secretPlace(config), secrets: secretsIn(text), keys, lost });
  if (incoming) return text;
  if (config.masterSecret !== null)
    throw new InvalidConfig(
      'SUNFLOWER_SECRET',
      'put the new secret on a line of its own above the one in use (in SUNFLOWER_SECRET_FILE), then run this again',
    );
  return putSecretOnTop({ dataDir: config.dataDir, text });
}

/**
 * Stores missing fingerprints, so that a second change recognises the secret without the sample, which the first change
 * does not renew.
 */
async function recogniseFirst({
  repository,
  keys,
  secrets,
}: {
  repository: MasterKeyRepository;
  keys: readonly MasterKeyRow[];
  secrets: ReadonlyMap<number, string>;
}): Promise<void> {
  for (const { number, fingerprint } of keys) {
    const secret = secrets.get(number);
    if (fingerprint === null && secret !== undefined)
      await repository.recognise({ number, fingerprint: fingerprintOf(secret) });
  }
}
