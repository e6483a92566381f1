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
  /** Data, settings and secrets; those of an earlier start are used again. */
  folder: string;
  logFolder: string;
  /** The port for browsers, on all addresses; null: a free port on this machine only. */
  port: number | null;
  /** The address that candidates type; null: this machine's own address. */
  publicUrl: string | null;
  logLevel: string;
  /** Username of the administrator made at the first start. */
  username: string;
  /** For fault tests: the database of the production profile is reached through doors that can be blocked. */
  databaseDoor?: boolean;
}

/** A system whose processes run and which serves candidates. */
export interface RunningSystem extends Pick<PreparedSystem, 'processes' | 'ports' | 'environment' | 'doors'> {
  origin: URL;
  administrator: { username: string; password: string };
  secrets: Secrets;
}

const ADMINISTRATOR_CREATED = 'administrator-created';

/**
 * Starts servers, schema, administrator, apis, workers and nginx; when a step fails, everything started is stopped
 * again.
 */
export async function startSystem({
  shape,
  folder,
  logFolder,
  port,
  publicUrl,
  logLevel,
  username,
  databaseDoor = false,
}: Starting): Promise<RunningSystem> {
  // Data, keys, logs and the servers' files are accessible to the user who runs this only.
  process.umask(0o077);
  for (const each of [folder, logFolder]) mkdirSync(each, { recursive: true, mode: 0o700 });
  for (const each of [folder, join(folder, 'secrets'), databaseFolder(folder), join(folder, 'redis')])
    if (existsSync(each)) chmodSync(each, 0o700);
  const secrets = new Secrets(join(folder, 'secrets'));
  const itsPort = port ?? (await freePort());
  const origin = new URL(`http://127.0.0.1:${itsPort}`);
  const listen = port === null ? origin.host : String(port);
  const { processes, ports, environment, doors } = await prepareSystem({
    databaseDoor,
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
  return { origin, administrator, secrets, ports, environment, doors, processes };
}
