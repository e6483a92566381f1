import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything of this run that is temporary lies in one folder, so that a killed spec leaves nothing behind. Returns how to remove it. */
export function useTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-run-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
