import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseFolder } from './servers/database-server';
import { createAdministrator, migrate } from './processes/own-processes';
import { prepareSystem, type PreparedSystem } from './prepare-system';
import { Secrets } from './secrets';
import type { SystemShape } from './system-shape';
import { freePort } from './wait-until-ready';

export interface Starting {
  shape: SystemShape;
  /** Data, settings and secrets; what an earlier start left there is used again. */
  folder: string;
  logFolder: string;
  /** Where browsers come in: this port on all addresses, or null for a free one on this machine alone. */
  port: number | null;
  /** What candidates type; null: this machine's own address. */
  publicUrl: string | null;
  logLevel: string;
  /** Of the administrator whom the first start makes. */
  username: string;
  /** For fault tests: the production profile's database is reached through a door that can be held shut. */
  databaseDoor?: boolean;
}

/** Everything runs and candidates are answered. */
export interface RunningSystem extends Pick<PreparedSystem, 'processes' | 'ports' | 'environment' | 'databaseDoor'> {
  origin: URL;
  administrator: { username: string; password: string };
  secrets: Secrets;
}

const ADMINISTRATOR_CREATED = 'administrator-created';

/** Servers, schema, administrator, apis, workers, nginx; what had started is stopped again when one of them fails. */
export async function startSystem({
  shape,
  folder,
  logFolder,
  port,
  publicUrl,
  logLevel,
  username,
  databaseDoor: wantsDoor = false,
}: Starting): Promise<RunningSystem> {
  // Data, keys and logs are for the user who runs it; what the servers write, too.
  process.umask(0o077);
  for (const each of [folder, logFolder]) mkdirSync(each, { recursive: true, mode: 0o700 });
  for (const each of [folder, join(folder, 'secrets'), databaseFolder(folder), join(folder, 'redis')])
    if (existsSync(each)) chmodSync(each, 0o700);
  const secrets = new Secrets(join(folder, 'secrets'));
  const itsPort = port ?? (await freePort());
  const origin = new URL(`http://127.0.0.1:${itsPort}`);
  const listen = port === null ? origin.host : String(port);
  const { processes, ports, environment, databaseDoor } = await prepareSystem({
    databaseDoor: wantsDoor,
    shape,
    folder,
    logFolder,
    secrets,
    port: itsPort,
    listen,
    publicUrl: publicUrl ?? origin.origin,
    logLevel,
  });
  const administrator = { username, password: secrets.get('administrator-password') };
  try {
    await processes.startServers();
    if (shape.profile === 'production') migrate(environment);
    if (!secrets.has(ADMINISTRATOR_CREATED)) {
      createAdministrator({ ...administrator, environment });
      secrets.write(ADMINISTRATOR_CREATED, username);
    }
    await processes.startOurs();
  } catch (error) {
    await processes.stop();
    throw error;
  }
  return { origin, administrator, secrets, ports, environment, databaseDoor, processes };
}
