import type { ProcessUsage, SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import type { SmallDisk } from '../../../topology/src/processes/small-disk';
import type { TcpDoor } from '../../../topology/src/processes/tcp-door';

export interface StaffCredentials {
  username: string;
  password: string;
}

/** What the rehearsal is aimed at: a system of its own, or one that runs already. */
export interface SystemUnderTest {
  description: string;
  origin: URL;
  administrator: StaffCredentials;
  /** Empty when its processes are not ours to look at. */
  usage: () => ProcessUsage[];
  /** `kill -9` of every process at once. */
  killAll: () => Promise<void>;
  /** Starts what was killed; resolves when candidates are answered again. */
  startAll: () => Promise<void>;
  stop: () => Promise<void>;
  /** For faults; null when its parts are not ours to break. */
  parts: SystemParts | null;
}

export interface SystemParts {
  processes: readonly SupervisedProcess[];
  /** Null when its disk could not be made a small one. */
  databaseDisk: SmallDisk | null;
  databaseDoor: TcpDoor | null;
  /** Past the door. */
  databaseUrl: string;
  redisUrl: string;
  /** Takes Redis' data away; it must not be running. */
  emptyRedis: () => void;
}

/** A system that somebody else started: it is neither watched nor killed. */
export function runningSystem({
  origin,
  administrator,
}: Pick<SystemUnderTest, 'origin' | 'administrator'>): SystemUnderTest {
  const notOurs = (): Promise<void> => Promise.reject(new Error('A running system is not killed'));
  return {
    description: origin.href,
    origin,
    administrator,
    usage: () => [],
    killAll: notOurs,
    startAll: notOurs,
    stop: () => Promise.resolve(),
    parts: null,
  };
}
