import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REHEARSAL = resolve(__dirname, '../../dist/apps/rehearsal/src/main.js');
const SEED = 'kill-and-restart';

interface Report {
  verdict: string;
  oracle: { lost: number; wrong: number; doubled: number };
  operations: { operation: string; count: number }[];
  outages: unknown[];
}

/** A small rehearsal in whose middle every process is killed with -9 and started again; its oracle is not the product's code. */
describe('killed in the middle of an exam and started again', () => {
  it.each(['embedded', 'production'])('the %s profile has lost nothing that it acknowledged, and ends well', (profile) => {
    if (!existsSync(REHEARSAL)) throw new Error('There is no build: run `npm run build` first');
    const folder = mkdtempSync(join(tmpdir(), 'sunflower-kill-'));
    try {
      const options = ['--profile', profile, '--candidates', '300', '--items', '20', '--minutes', '0.75', '--kill-all-at', '0.4', '--seed', SEED, '--report', folder];
      const { status, stdout, stderr } = spawnSync(process.execPath, [REHEARSAL, ...options], { encoding: 'utf8', timeout: 240_000 });
      if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
      const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
      expect(report.verdict).toBe('passed');
      expect(report.outages).toHaveLength(1);
      expect(report.oracle).toMatchObject({ lost: 0, wrong: 0, doubled: 0 });
      expect(report.operations.find(({ operation }) => operation === 'save')!.count).toBeGreaterThan(3000);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 250_000);
});
