import type { SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import { pause } from '../monotonic-clock';
import type { SystemParts } from '../system/system-under-test';
import type { Fault, Scene } from './fault';
import { fullDisk } from './full-disk';
import { jobsTwice } from './jobs-twice';
import { poisonRow } from './poison-row';
import { CLUSTER_KINDS } from './cluster/cluster-faults';

const DOWN_MS = 2_000;
const REDIS_AWAY_MS = 5_000;
const NETWORK_CUT_MS = 10_000;
const WORKER_STOPPED_MS = 60_000;

/** Draws all kinds of fault in random order, repeatedly, until there are enough. */
export function drawFaults({ count, ...scene }: Scene & { count: number }): Fault[] {
  const kinds = kindsOf(scene);
  const faults: Fault[] = [];
  while (faults.length < count) faults.push(...scene.random.shuffled(kinds).map((kind) => kind(scene)));
  return faults.slice(0, count);
}

type Kind = (scene: Scene) => Fault;

function kindsOf({ parts: { cluster, databaseDisk } }: Scene): readonly Kind[] {
  if (cluster) return CLUSTER_KINDS.map((kind) => (scene) => kind({ ...scene, cluster }));
  return [...KINDS, ...(databaseDisk ? [fullDisk] : [])];
}

const KINDS: readonly Kind[] = [
  ({ parts, random }) => down({ process: oneOf({ parts, random, role: 'api' }), how: 'kill', refusesCandidates: true }),
  ({ parts, random }) => down({ process: oneOf({ parts, random, role: 'api' }), how: 'stop', refusesCandidates: true }),
  ({ parts, random }) =>
    down({ process: oneOf({ parts, random, role: 'worker' }), how: 'kill', refusesCandidates: false }),
  ({ parts, random }) =>
    down({ process: oneOf({ parts, random, role: 'worker' }), how: 'stop', refusesCandidates: false }),
  ({ parts, random }) => stopped(oneOf({ parts, random, role: 'worker' })),
  ({ parts, random }) =>
    down({ process: oneOf({ parts, random, role: 'mariadb' }), how: 'kill', refusesCandidates: true }),
  ({ parts, random }) =>
    down({ process: oneOf({ parts, random, role: 'mariadb' }), how: 'stop', refusesCandidates: true }),
  ({ parts, random }) =>
    down({
      process: oneOf({ parts, random, role: 'redis' }),
      how: 'kill',
      refusesCandidates: false,
      awayMs: REDIS_AWAY_MS,
    }),
  ({ parts, random }) => ({
    ...down({
      process: oneOf({ parts, random, role: 'redis' }),
      how: 'kill',
      refusesCandidates: false,
      awayMs: REDIS_AWAY_MS,
      before: () => parts.emptyRedis(),
    }),
    name: 'redis: kill -9, back empty',
  }),
  ({ parts }) => networkCut(parts),
  poisonRow,
  jobsTwice,
];

const oneOf = ({ parts, random, role }: Pick<Scene, 'parts' | 'random'> & { role: string }): SupervisedProcess =>
  random.pick(parts.processes.filter(({ name }) => name.replace(/-\d+$/, '') === role));

interface Down {
  process: SupervisedProcess;
  how: 'kill' | 'stop';
  refusesCandidates: boolean;
  awayMs?: number;
  /** Runs while the process is down. */
  before?: () => void;
}

function down({ process, how, refusesCandidates, awayMs = DOWN_MS, before = () => undefined }: Down): Fault {
  return {
    name: `${process.name}: ${how === 'kill' ? 'kill -9' : 'SIGTERM'}`,
    refusesCandidates,
    strike: async () => {
      await process.end(how);
      await pause(awayMs);
      before();
      await process.start();
      return null;
    },
  };
}

const stopped = (process: SupervisedProcess): Fault => ({
  name: `${process.name}: SIGSTOP for a minute`,
  refusesCandidates: false,
  strike: async () => {
    process.suspend(true);
    await pause(WORKER_STOPPED_MS);
    process.suspend(false);
    return null;
  },
});

const networkCut = ({ databaseDoor }: SystemParts): Fault => ({
  name: 'network to mariadb: cut for 10 s',
  refusesCandidates: true,
  strike: async () => {
    databaseDoor?.hold();
    await pause(NETWORK_CUT_MS);
    databaseDoor?.release();
    return null;
  },
});
