import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readUsage } from '../../apps/topology/src/processes/process-usage';
import { measure, type Measured } from './measure';

interface BatchOrder {
  /** A batch of batch.ts. */
  name: string;
  argument: string;
  count: number;
}

export interface MeasuredBatch extends Measured {
  /** Peak memory at the first progress line. */
  earlyPeakMemoryMb: number | null;
}

/** Runs a batch in its own process and measures it, excluding the start of the process. */
export async function measureBatch({ name, argument, count }: BatchOrder): Promise<MeasuredBatch> {
  const child = spawn(process.execPath, ['--max-semi-space-size=32', join(__dirname, 'batch.mjs'), name, argument], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const usage = () => ({ name, ...(readUsage(child.pid as number) ?? { cpuSeconds: 0, peakMemoryMb: 0 }) });
  let earlyPeakMemoryMb: number | null = null;
  const untilLine = async (wanted: string): Promise<void> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The batch ${name} ended before it was ${wanted}`);
      if (value === wanted) return;
      earlyPeakMemoryMb ??= usage().peakMemoryMb;
    }
  };
  try {
    await untilLine('ready');
    const measured = await measure({
      usage: () => [usage()],
      run: async () => {
        const beganMs = performance.now();
        child.stdin.write('go\n');
        await untilLine('done');
        return { count, refused: 0, seconds: (performance.now() - beganMs) / 1000 };
      },
    });
    return { ...measured, earlyPeakMemoryMb };
  } finally {
    child.kill('SIGKILL');
    await ended;
  }
}
