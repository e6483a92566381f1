import type { SupervisedProcess } from '../processes/supervised-process';
import { prepareDatabase } from '../servers/database-server';
import type { Place, PrivateServer } from '../servers/private-server';
import { prepareRedis } from '../servers/redis-server';
import { prepareGaleraNodes } from './galera-nodes';
import { prepareRedisWithSentinels } from './redis-sentinels';
import { prepareWriterProxy } from './writer-proxy';

/** Database and queue of a production system. */
export interface PreparedServers {
  /** In groups, in the order of their start. */
  groups: SupervisedProcess[][];
  /** Where the database is reached: the server, or the proxy before its nodes. */
  databasePort: number;
  databaseUrl: string;
  redisUrl: string;
  /** In the order in which they are told. */
  all: PrivateServer[];
}

interface Wanted extends Place {
  password: string;
}

/** One MariaDB or MySQL, and one Redis. */
export async function prepareSingleServers({ folder, logFolder, password }: Wanted): Promise<PreparedServers> {
  const [database, redis] = await Promise.all([
    prepareDatabase({ folder, logFolder, password }),
    prepareRedis({ folder, logFolder }),
  ]);
  return {
    groups: [[database.process, redis.process]],
    databasePort: database.port,
    databaseUrl: database.url,
    redisUrl: redis.url,
    all: [database, redis],
  };
}

/** Three Galera nodes behind HAProxy, and two Redis servers with three sentinels. */
export async function prepareClusterServers({ folder, logFolder, password }: Wanted): Promise<PreparedServers> {
  const nodes = await prepareGaleraNodes({ folder, logFolder, password });
  const proxy = await prepareWriterProxy({ folder, logFolder, password, nodePorts: nodes.map(({ port }) => port) });
  const { redis, sentinels, url } = await prepareRedisWithSentinels({ folder, logFolder });
  const processesOf = (servers: readonly PrivateServer[]): SupervisedProcess[] => servers.map(({ process }) => process);
  return {
    // A node joins when the one before it can give it the data.
    groups: [...processesOf(nodes).map((node) => [node]), processesOf([proxy, ...redis]), processesOf(sentinels)],
    databasePort: proxy.port,
    databaseUrl: proxy.url,
    redisUrl: url,
    all: [...nodes, proxy, ...redis, ...sentinels],
  };
}
