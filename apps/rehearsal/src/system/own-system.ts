import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFolder } from '../../../topology/src/servers/database-server';
import { NotMounted, SmallDisk } from '../../../topology/src/processes/small-disk';
import { startSystem, type RunningSystem } from '../../../topology/src/start-system';
import { describeShape, type SystemShape } from '../../../topology/src/system-shape';
import type { SystemParts, SystemUnderTest } from './system-under-test';

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
  const disk = diskMb === null ? null : mountDisk({ folder, diskMb, tell });
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
    const { origin, administrator, processes, databaseDoor } = system;
    return {
      description: `own system, ${describeShape(shape)}`,
      origin,
      administrator,
      usage: () => processes.usage(),
      killAll: () => processes.killAll(),
      startAll: async () => {
        await processes.startServers();
        await processes.startOurs();
      },
      stop: async () => {
        await processes.stop();
        databaseDoor?.close();
        remove();
      },
      parts: shape.profile === 'production' ? partsOf({ system, folder, disk }) : null,
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
  system: { processes, databaseDoor, environment },
  folder,
  disk,
}: {
  system: RunningSystem;
  folder: string;
  disk: SmallDisk | null;
}): SystemParts {
  const address = (name: string): string => readFileSync(environment[name], 'utf8').trim();
  return {
    processes: processes.all,
    databaseDisk: disk,
    databaseDoor,
    databaseUrl: address('DATABASE_URL_FILE'),
    redisUrl: address('REDIS_URL_FILE'),
    emptyRedis: () => {
      rmSync(join(folder, 'redis'), { recursive: true, force: true });
      mkdirSync(join(folder, 'redis'));
    },
  };
}
