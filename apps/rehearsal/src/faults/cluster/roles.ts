import { Redis } from 'ioredis';
import type { RowDataPacket } from 'mysql2/promise';
import type { SupervisedProcess } from '../../../../topology/src/processes/supervised-process';
import type { ClusterParts } from '../../system/system-under-test';
import { withConnection } from '../straight-connection';

/** The name of the primary in the sentinels' settings. */
const PRIMARY = 'sunflower';

/** The node that the proxy leads to now. */
export async function findWriter({ databaseUrl, listening }: ClusterParts): Promise<SupervisedProcess> {
  const port = await withConnection(databaseUrl, async (connection) => {
    const [rows] = await connection.query<RowDataPacket[]>('SELECT @@port AS port');
    return Number(rows[0]?.port);
  });
  return processAt({ listening, port });
}

/** The Redis that the sentinels call the primary now. @throws Error when none of them answers */
export async function findRedisPrimary({ sentinelPorts, listening }: ClusterParts): Promise<SupervisedProcess> {
  for (const sentinelPort of sentinelPorts) {
    const port = await primaryPort(sentinelPort);
    if (port !== null) return processAt({ listening, port });
  }
  throw new Error('No sentinel tells where the primary is');
}

async function primaryPort(sentinelPort: number): Promise<number | null> {
  const sentinel = new Redis({
    port: sentinelPort,
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    connectTimeout: 1_000,
    retryStrategy: () => null,
  });
  sentinel.on('error', () => undefined);
  try {
    const address = (await sentinel.call('SENTINEL', 'get-master-addr-by-name', PRIMARY)) as [string, string] | null;
    return address ? Number(address[1]) : null;
  } catch {
    return null;
  } finally {
    sentinel.disconnect();
  }
}

function processAt({ listening, port }: Pick<ClusterParts, 'listening'> & { port: number }): SupervisedProcess {
  const process = listening.get(port);
  if (!process) throw new Error(`No process of the cluster listens on port ${port}`);
  return process;
}
