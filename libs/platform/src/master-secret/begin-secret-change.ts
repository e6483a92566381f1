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
  /** Whether secrets that are needed are lost for good, and what they made is to be given up. */
  lost: boolean;
}

/**
 * From here on the first secret is the one that is coming, and no server starts before the change has finished. Where
 * the secret is a file of our own, the new one is drawn; elsewhere it stands above the others already. Again, it goes on.
 * @throws InvalidConfig, OthersAreRunning
 */
export async function beginSecretChange({ config, lost }: Beginning): Promise<void> {
  // One connection: all others are somebody else's.
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
    // Only now: who starts after this is told to wait, who started before is counted.
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

/** So that a second change knows it without the sample, which the first one does not renew. */
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
