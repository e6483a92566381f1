import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { prepareClusterServers, prepareSingleServers, type PreparedServers } from './cluster/prepare-servers';
import { prepareNginx } from './servers/nginx-server';
import { prepareApi, prepareWorker } from './processes/own-processes';
import type { PrivateServer } from './servers/private-server';
import type { Secrets } from './secrets';
import { SystemProcesses } from './processes/system-processes';
import { TcpDoor } from './processes/tcp-door';
import type { SystemShape } from './system-shape';
import { freePort } from './wait-until-ready';

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
  /** Empty without faults. */
  doors: TcpDoor[];
}

/** Prepares data folders, settings, ports and processes without starting them. @throws ProgramMissing */
export async function prepareSystem(preparing: Preparing): Promise<PreparedSystem> {
  const { shape, folder, secrets, publicUrl, logLevel } = preparing;
  secrets.get('sunflower-secret');
  // The product closes its data folder to all other users, also to the one that runs the nodes of a cluster.
  const dataFolder = shape.cluster ? join(folder, 'data') : folder;
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const environment = {
    SUNFLOWER_PROFILE: shape.profile,
    DATA_DIR: dataFolder,
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
    doors: [],
  };
}

async function prepareProduction({ preparing, environment }: ForProfile): Promise<PreparedSystem> {
  const { shape, folder, logFolder, secrets } = preparing;
  const prepareServers = shape.cluster ? prepareClusterServers : prepareSingleServers;
  const servers = await prepareServers({ folder, logFolder, password: secrets.get('database-password') });
  const direct = {
    ...environment,
    DATABASE_URL_FILE: secrets.write('database-url', servers.databaseUrl),
    REDIS_URL_FILE: secrets.write('redis-url', servers.redisUrl),
    ...(shape.nginx ? { TRUSTED_PROXIES: '127.0.0.1' } : {}),
  };
  const doors = await openDoors({ preparing, servers });
  // The product's commands connect directly, because they block this process, which runs the doors.
  const through = (door: TcpDoor | undefined): Record<string, string> =>
    door
      ? {
          ...direct,
          DATABASE_URL_FILE: secrets.write(
            `database-url-${door.port}`,
            throughDoor({ url: servers.databaseUrl, door }),
          ),
        }
      : direct;
  const apis = await Promise.all(
    numbered({ name: 'api', count: shape.apiCount }).map((name, index) =>
      prepareApi({
        logFolder,
        environment: through(doors[index] ?? doors[0]),
        name,
        port: shape.nginx ? null : preparing.port,
      }),
    ),
  );
  const workers = numbered({ name: 'worker', count: shape.workerCount }).map((name) =>
    prepareWorker({ logFolder, environment: shape.cluster ? direct : through(doors[0]), name }),
  );
  const nginx = await prepareNginxes({ preparing, apiPorts: apis.map((api) => api.port) });
  return {
    processes: new SystemProcesses({
      servers: servers.groups,
      apis: apis.map((api) => api.process),
      workers,
      nginx: nginx.map((server) => server.process),
    }),
    ports: [...nginx, ...apis, ...servers.all].map((server) => ({ name: server.process.name, port: server.port })),
    environment: direct,
    doors,
  };
}

/** One door for all processes; in a cluster one for each api. */
function openDoors({
  preparing: { shape, databaseDoor },
  servers,
}: {
  preparing: Preparing;
  servers: PreparedServers;
}): Promise<TcpDoor[]> {
  const count = !databaseDoor ? 0 : shape.cluster ? shape.apiCount : 1;
  return Promise.all(Array.from({ length: count }, () => TcpDoor.open(servers.databasePort)));
}

/** One where the shape has it, two in a cluster: the second on a port of its own. */
async function prepareNginxes({
  preparing: { shape, folder, logFolder, listen, port },
  apiPorts,
}: {
  preparing: Preparing;
  apiPorts: readonly number[];
}): Promise<PrivateServer[]> {
  if (!shape.nginx) return [];
  const place = { folder, logFolder, apiPorts };
  if (!shape.cluster) return [prepareNginx({ ...place, name: 'nginx', listen, port })];
  const second = await freePort();
  return [
    prepareNginx({ ...place, name: 'nginx-1', listen, port }),
    prepareNginx({ ...place, name: 'nginx-2', listen: `127.0.0.1:${second}`, port: second }),
  ];
}

function throughDoor({ url, door }: { url: string; door: TcpDoor }): string {
  const address = new URL(url);
  address.port = String(door.port);
  return address.href;
}

const numbered = ({ name, count }: { name: string; count: number }): string[] =>
  count === 1 ? [name] : Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
