import type { ProcessUsage, SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import type { SmallDisk } from '../../../topology/src/processes/small-disk';
import type { TcpDoor } from '../../../topology/src/processes/tcp-door';

export interface StaffCredentials {
  username: string;
  password: string;
}

/** The system that the rehearsal runs against: its own, or one that is already running. */
export interface SystemUnderTest {
  description: string;
  /** Where staff go. */
  origin: URL;
  /** Where candidates go; the first one is `origin`. */
  origins: readonly [URL, ...URL[]];
  administrator: StaffCredentials;
  /** Empty when the processes belong to somebody else. */
  usage: () => ProcessUsage[];
  /** Sends SIGKILL to every process at once. */
  killAll: () => Promise<void>;
  /** Restarts the killed processes; resolves when candidates are answered again. */
  startAll: () => Promise<void>;
  stop: () => Promise<void>;
  /** For faults; null when the parts belong to somebody else. */
  parts: SystemParts | null;
}

export interface SystemParts {
  processes: readonly SupervisedProcess[];
  /** Null when no small disk could be mounted for it. */
  databaseDisk: SmallDisk | null;
  databaseDoor: TcpDoor | null;
  /** Bypasses the door. */
  databaseUrl: string;
  redisUrl: string;
  /** Deletes Redis' data; Redis must not be running. */
  emptyRedis: () => void;
  /** Null for a system with one database and one Redis. */
  cluster: ClusterParts | null;
}

export interface ClusterParts {
  /** All processes that listen, by their port. */
  listening: ReadonlyMap<number, SupervisedProcess>;
  workers: readonly SupervisedProcess[];
  sentinelPorts: readonly number[];
  /** Between each api and the proxy before the database. */
  apiDoors: readonly TcpDoor[];
  /** The proxy's address, past the doors. */
  databaseUrl: string;
}

/** A system that was started by somebody else: neither measured nor killed. */
export function runningSystem({
  origin,
  administrator,
}: Pick<SystemUnderTest, 'origin' | 'administrator'>): SystemUnderTest {
  const notOurs = (): Promise<void> => Promise.reject(new Error('A running system is not killed'));
  return {
    description: origin.href,
    origin,
    origins: [origin],
    administrator,
    usage: () => [],
    killAll: notOurs,
    startAll: notOurs,
    stop: () => Promise.resolve(),
    parts: null,
  };
}
