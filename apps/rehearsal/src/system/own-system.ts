import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSystem } from '../../../topology/src/start-system';
import { describeShape, type SystemShape } from '../../../topology/src/system-shape';
import type { SystemUnderTest } from './system-under-test';

/** Starts a whole system in a temporary folder, with one administrator. */
export async function startOwnSystem({ shape, logFolder }: { shape: SystemShape; logFolder: string }): Promise<SystemUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-rehearsal-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const { origin, administrator, processes } = await startSystem({ shape, folder, logFolder, port: null, publicUrl: null, logLevel: 'warn', username: 'rehearsal' });
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
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}
