import type { SupervisedProcess } from '../../../../topology/src/processes/supervised-process';
import { pause } from '../../monotonic-clock';
import type { ClusterParts } from '../../system/system-under-test';
import type { Fault, Scene } from '../fault';
import { findRedisPrimary, findWriter } from './roles';
import { killWhileGrading } from './kill-while-grading';
import { TAKEN_OVER, UNNOTICED } from './tolerated';

const DOWN_MS = 2_000;
/** Longer than the others take to notice and to choose another one. */
const AWAY_MS = 10_000;

/** What fails on a cluster. Each is tolerated: another node, server or process takes over. */
export const CLUSTER_KINDS: readonly ((scene: Scene & { cluster: ClusterParts }) => Fault)[] = [
  ({ cluster }) => ({
    name: 'the Galera node that is written to: kill -9',
    ...TAKEN_OVER,
    strike: async () => backAfter({ process: await findWriter(cluster), awayMs: AWAY_MS }),
  }),
  ({ cluster }) => ({
    name: 'the Galera node that is written to: stopped for 10 s, as behind a cut network',
    ...TAKEN_OVER,
    strike: async () => suspended({ process: await findWriter(cluster), forMs: AWAY_MS }),
  }),
  ({ cluster, random }) => ({
    name: 'a Galera node that is not written to: kill -9',
    ...TAKEN_OVER,
    strike: async () => {
      const writer = await findWriter(cluster);
      const others = named(cluster, 'galera').filter((node) => node !== writer);
      return backAfter({ process: random.pick(others), awayMs: AWAY_MS });
    },
  }),
  ({ cluster }) => ({
    name: 'the proxy before the database: kill -9',
    ...TAKEN_OVER,
    strike: () => backAfter({ process: named(cluster, 'haproxy')[0] as SupervisedProcess }),
  }),
  ({ cluster }) => ({
    name: 'the primary Redis: kill -9',
    ...UNNOTICED,
    strike: async () => backAfter({ process: await findRedisPrimary(cluster), awayMs: AWAY_MS }),
  }),
  ({ cluster }) => ({
    name: 'the primary Redis: stopped for 10 s, as behind a cut network',
    ...UNNOTICED,
    strike: async () => suspended({ process: await findRedisPrimary(cluster), forMs: AWAY_MS }),
  }),
  ({ cluster, random }) => ({
    name: 'a sentinel: kill -9',
    ...UNNOTICED,
    strike: () => backAfter({ process: random.pick(named(cluster, 'sentinel')) }),
  }),
  ({ cluster, random }) => ({
    name: 'an nginx: kill -9',
    ...TAKEN_OVER,
    strike: () => backAfter({ process: random.pick(named(cluster, 'nginx')) }),
  }),
  ({ cluster, random }) => ({
    name: 'an api: kill -9',
    ...TAKEN_OVER,
    strike: () => backAfter({ process: random.pick(named(cluster, 'api')) }),
  }),
  ({ cluster, random }) => ({
    name: 'an api: stopped for 10 s',
    ...TAKEN_OVER,
    strike: () => suspended({ process: random.pick(named(cluster, 'api')), forMs: AWAY_MS }),
  }),
  ({ cluster, random }) => ({
    name: 'network between an api and the database: cut for 10 s',
    ...TAKEN_OVER,
    strike: async () => {
      const door = random.pick(cluster.apiDoors);
      door.hold();
      await pause(AWAY_MS);
      door.release();
      return null;
    },
  }),
  killWhileGrading,
  ({ cluster }) => ({
    name: 'every api and worker replaced, one after another',
    ...UNNOTICED,
    needsCalm: true,
    strike: async () => {
      for (const process of [...named(cluster, 'api'), ...named(cluster, 'worker')]) {
        await process.end('stop');
        await process.start();
      }
      return null;
    },
  }),
];

/** All processes of a role, such as `api-1` and `api-2` of `api`. */
const named = ({ listening, workers }: ClusterParts, role: string): SupervisedProcess[] =>
  [...listening.values(), ...workers].filter(({ name }) => name.replace(/-\d+$/, '') === role);

/** Returns the name of the process. */
async function backAfter({
  process,
  awayMs = DOWN_MS,
}: {
  process: SupervisedProcess;
  awayMs?: number;
}): Promise<string> {
  await process.end('kill');
  await pause(awayMs);
  await process.start();
  return process.name;
}

async function suspended({ process, forMs }: { process: SupervisedProcess; forMs: number }): Promise<string> {
  process.suspend(true);
  await pause(forMs);
  process.suspend(false);
  return process.name;
}
