import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REHEARSAL = resolve(__dirname, '../../dist/apps/rehearsal/src/main.js');
const SEED = 'kill-and-restart';

/** Failures of an overloaded machine, before and after the kill. Nothing is lost by them, and the error says so. */
const FOR_WANT_OF_TIME = /^error: [a-z-]+ (?:503 OVERLOADED|504 API_SLOW|409 SESSION_CLOSED|timed out)/;

interface Report {
  oracle: { lost: number; wrong: number; doubled: number };
  operations: { operation: string; count: number }[];
  outages: unknown[];
  labels: Record<string, number>;
}

interface Ended {
  code: number | null;
  said: string;
}

async function runRehearsal(options: string[]): Promise<Ended> {
  const rehearsal = spawn(process.execPath, [REHEARSAL, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 240_000,
  });
  let said = '';
  for (const stream of [rehearsal.stdout, rehearsal.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [code] = (await once(rehearsal, 'close')) as [number | null];
  return { code, said };
}

/**
 * A small rehearsal in which every process is killed with -9 and restarted; its oracle does not use the product's code.
 */
describe('killed during an exam and restarted', () => {
  // Concurrently, because each mostly waits for its candidates.
  it.concurrent.each([
    ['the embedded profile', ['--profile', 'embedded']],
    [
      'the production profile, two apis and two workers behind nginx',
      ['--profile', 'production', '--api', '2', '--workers', '2'],
    ],
  ])(
    '%s: loses nothing that it acknowledged, and ends well',
    async (_, shape) => {
      if (!existsSync(REHEARSAL)) throw new Error('There is no build: run `npm run build` first');
      const folder = mkdtempSync(join(tmpdir(), 'sunflower-kill-'));
      try {
        const options = [
          ...shape,
          '--candidates',
          '300',
          '--items',
          '20',
          '--minutes',
          '0.75',
          '--kill-all-at',
          '0.4',
          '--seed',
          SEED,
          '--report',
          folder,
        ];
        const { code, said } = await runRehearsal(options);
        // Code 2: the rehearsal could not be held.
        if (code !== 0 && code !== 1) throw new Error(said);
        const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
        expect(report.outages).toHaveLength(1);
        expect(report.oracle).toEqual({ lost: 0, wrong: 0, doubled: 0, examples: [] });
        expect(
          Object.keys(report.labels).filter((label) => label.startsWith('error: ') && !FOR_WANT_OF_TIME.test(label)),
        ).toEqual([]);
        expect(report.operations.find(({ operation }) => operation === 'save')!.count).toBeGreaterThan(3000);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
    250_000,
  );
});
