import { prepareDatabase } from './servers/database-server';
import { prepareNginx } from './servers/nginx-server';
import { prepareApi, prepareWorker } from './processes/own-processes';
import { prepareRedis } from './servers/redis-server';
import type { Secrets } from './secrets';
import { SystemProcesses } from './processes/system-processes';
import { TcpDoor } from './processes/tcp-door';
import type { SystemShape } from './system-shape';

export interface Preparing {
  shape: SystemShape;
  folder: string;
  logFolder: string;
  secrets: Secrets;
  port: number;
  /** The port, preceded by an address when it listens on that address only. */
  listen: string;
  publicUrl: string;
  logLevel: string;
  /** Whether the database is reached through a `TcpDoor`, which tests can block. */
  databaseDoor: boolean;
}

export interface PreparedSystem {
  processes: SystemProcesses;
  ports: { name: string; port: number }[];
  /** Environment for the product's own commands too. */
  environment: Record<string, string>;
  databaseDoor: TcpDoor | null;
}

/** Prepares data folders, settings, ports and processes without starting them. @throws ProgramMissing */
export async function prepareSystem(preparing: Preparing): Promise<PreparedSystem> {
  const { shape, folder, secrets, publicUrl, logLevel } = preparing;
  secrets.get('sunflower-secret');
  const environment = {
    SUNFLOWER_PROFILE: shape.profile,
    DATA_DIR: folder,
    PUBLIC_URL: publicUrl,
    LOG_LEVEL: logLevel,
    SUNFLOWER_SECRET_FILE: secrets.fileOf('sunflower-secret'),
  };
  switch (shape.profile) {
    case 'embedded':
      return prepareEmbedded({ preparing, environment });
    case 'production':
      return prepareProduction({ preparing, environment });
  }
}

interface ForProfile {
  preparing: Preparing;
  environment: Record<string, string>;
}

async function prepareEmbedded({ preparing: { logFolder, port }, environment }: ForProfile): Promise<PreparedSystem> {
  const { process } = await prepareApi({ name: 'sunflower', logFolder, port, environment });
  return {
    processes: new SystemProcesses({ servers: [], apis: [process], workers: [], nginx: [] }),
    ports: [{ name: 'sunflower', port }],
    environment,
    databaseDoor: null,
  };
}

async function prepareProduction({ preparing, environment }: ForProfile): Promise<PreparedSystem> {
  const { shape, folder, logFolder, port, listen, secrets } = preparing;
  const [database, redis] = await Promise.all([
    prepareDatabase({ folder, logFolder, password: secrets.get('database-password') }),
    prepareRedis({ folder, logFolder }),
  ]);
  const databaseDoor = preparing.databaseDoor ? await TcpDoor.open(database.port) : null;
  const direct = {
    ...environment,
    DATABASE_URL_FILE: secrets.write('database-url', database.url),
    REDIS_URL_FILE: secrets.write('redis-url', redis.url),
    ...(shape.nginx ? { TRUSTED_PROXIES: '127.0.0.1' } : {}),
  };
  // The product's commands connect directly, because they block this process, which runs the door.
  const settings = databaseDoor
    ? {
        ...direct,
        DATABASE_URL_FILE: secrets.write('database-url-door', throughDoor({ url: database.url, door: databaseDoor })),
      }
    : direct;
  const common = { logFolder, environment: settings };
  const apis = await Promise.all(
    numbered({ name: 'api', count: shape.apiCount }).map((name) =>
      prepareApi({ ...common, name, port: shape.nginx ? null : port }),
    ),
  );
  const workers = numbered({ name: 'worker', count: shape.workerCount }).map((name) =>
    prepareWorker({ ...common, name }),
  );
  const nginx = shape.nginx
    ? [prepareNginx({ folder, logFolder, listen, port, apiPorts: apis.map((api) => api.port) })]
    : [];
  return {
    processes: new SystemProcesses({
      servers: [database.process, redis.process],
      apis: apis.map((api) => api.process),
      workers,
      nginx: nginx.map((server) => server.process),
    }),
    ports: [...nginx, ...apis, database, redis].map((server) => ({ name: server.process.name, port: server.port })),
    environment: direct,
    databaseDoor,
  };
}

function throughDoor({ url, door }: { url: string; door: TcpDoor }): string {
  const address = new URL(url);
  address.port = String(door.port);
  return address.href;
}

const numbered = ({ name, count }: { name: string; count: number }): string[] =>
  count === 1 ? [name] : Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
