import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../../../topology/src/start-system';
import { describeShape, type SystemShape } from '../../../topology/src/system-shape';
import type { SystemUnderTest } from './system-under-test';

/** Starts a whole system in a temporary folder, with one administrator. */
export async function startOwnSystem({ shape, logFolder, faults }: { shape: SystemShape; logFolder: string; faults: boolean }): Promise<SystemUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-rehearsal-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const { origin, administrator, processes, databaseDoor } = await startSystem({ shape, folder, logFolder, port: null, publicUrl: null, logLevel: 'warn', username: 'rehearsal', databaseDoor: faults });
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
      parts: {
        processes: processes.all,
        databaseDoor,
        emptyRedis: () => {
          rmSync(join(folder, 'redis'), { recursive: true, force: true });
          mkdirSync(join(folder, 'redis'));
        },
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
