import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFolder } from '../../../topology/src/servers/database-server';
import { NotMounted, SmallDisk } from '../../../topology/src/processes/small-disk';
import type { SupervisedProcess } from '../../../topology/src/processes/supervised-process';
import { startSystem, type RunningSystem } from '../../../topology/src/start-system';
import { describeShape, type SystemShape } from '../../../topology/src/system-shape';
import type { ClusterParts, SystemParts, SystemUnderTest } from './system-under-test';

export interface OwnSystem {
  shape: SystemShape;
  logFolder: string;
  /** Size of the database disk for faults; null when nothing will be broken. */
  diskMb: number | null;
  tell: (line: string) => void;
}

/** Starts a whole system in a temporary folder, with one administrator. */
export async function startOwnSystem({ shape, logFolder, diskMb, tell }: OwnSystem): Promise<SystemUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-rehearsal-'));
  const disk = diskMb === null || shape.cluster ? null : mountDisk({ folder, diskMb, tell });
  const remove = (): void => {
    disk?.unmount();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const system = await startSystem({
      shape,
      folder,
      logFolder,
      port: null,
      publicUrl: null,
      logLevel: 'warn',
      username: 'rehearsal',
      databaseDoor: diskMb !== null,
    });
    const { origin, administrator, processes, ports, doors } = system;
    const others = ports
      .filter(({ name }) => name === 'nginx-2')
      .map(({ port }) => new URL(`http://127.0.0.1:${port}`));
    return {
      description: `own system, ${describeShape(shape)}`,
      origin,
      origins: [origin, ...others],
      administrator,
      usage: () => processes.usage(),
      killAll: () => processes.killAll(),
      startAll: async () => {
        await processes.startServers();
        await processes.startOurs();
      },
      stop: async () => {
        await processes.stop();
        for (const door of doors) door.close();
        remove();
      },
      parts: shape.profile === 'production' ? partsOf({ system, folder, disk, shape }) : null,
    };
  } catch (error) {
    remove();
    throw error;
  }
}

function mountDisk({
  folder,
  diskMb,
  tell,
}: {
  folder: string;
  diskMb: number;
  tell: OwnSystem['tell'];
}): SmallDisk | null {
  try {
    return SmallDisk.mount({ folder: databaseFolder(folder), sizeMb: diskMb });
  } catch (error) {
    if (!(error instanceof NotMounted)) throw error;
    tell(
      `The disk of the database cannot be filled here, so that this fault is left out; it takes the right to mount (${error.message})`,
    );
    return null;
  }
}

function partsOf({
  system,
  folder,
  disk,
  shape,
}: {
  system: RunningSystem;
  shape: SystemShape;
  folder: string;
  disk: SmallDisk | null;
}): SystemParts {
  const { processes, doors, environment } = system;
  const address = (name: string): string => readFileSync(environment[name], 'utf8').trim();
  return {
    processes: processes.all,
    databaseDisk: disk,
    databaseDoor: doors[0] ?? null,
    databaseUrl: address('DATABASE_URL_FILE'),
    redisUrl: address('REDIS_URL_FILE'),
    emptyRedis: () => {
      rmSync(join(folder, 'redis'), { recursive: true, force: true });
      mkdirSync(join(folder, 'redis'));
    },
    cluster: shape.cluster ? clusterOf({ system, databaseUrl: address('DATABASE_URL_FILE') }) : null,
  };
}

function clusterOf({
  system: { processes, ports, doors },
  databaseUrl,
}: {
  system: RunningSystem;
  databaseUrl: string;
}): ClusterParts {
  const byName = new Map(processes.all.map((process) => [process.name, process]));
  const isWorker = ({ name }: SupervisedProcess): boolean => name.startsWith('worker');
  return {
    listening: new Map(ports.map(({ name, port }) => [port, byName.get(name) as SupervisedProcess])),
    workers: processes.all.filter(isWorker),
    sentinelPorts: ports.filter(({ name }) => name.startsWith('sentinel')).map(({ port }) => port),
    apiDoors: doors,
    databaseUrl,
  };
}
