import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { readUsage } from '../../../apps/topology/src/processes/process-usage';
import type { ProcessUsage } from '../../../apps/topology/src/processes/supervised-process';

export interface Baseline {
  port: number;
  usage: () => ProcessUsage;
  stop: () => Promise<void>;
}

/** Starts the bare server with the node flags that the product uses. */
export async function startBaseline({ address, paperFile }: { address: string; paperFile: string }): Promise<Baseline> {
  const server = spawn(
    process.execPath,
    ['--max-semi-space-size=32', join(__dirname, '../baseline.mjs'), address, paperFile],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [said] = (await once(server.stdout, 'data')) as [Buffer];
  return {
    port: Number(/port (\d+)/.exec(said.toString())?.[1]),
    usage: () => ({ name: 'baseline', ...(readUsage(server.pid as number) ?? { cpuSeconds: 0, peakMemoryMb: 0 }) }),
    stop: async () => {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    },
  };
}
