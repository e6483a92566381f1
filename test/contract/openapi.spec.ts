import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

describe("the web app's types", () => {
  it('are up to date with the API', () => {
    if (!existsSync(join(ROOT, 'dist/apps/api/src/print-openapi.js')))
      throw new Error('There is no build: run `npm run build` first');
    const folder = mkdtempSync(join(tmpdir(), 'sunflower-openapi-'));
    try {
      const fresh = join(folder, 'schema.d.ts');
      const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'apps/api/openapi.mjs'), fresh], {
        encoding: 'utf8',
      });
      if (status !== 0) throw new Error(stderr);
      // When this fails: npm run build && npm run openapi
      expect(readFileSync(join(ROOT, 'apps/web/src/api/schema.d.ts'), 'utf8')).toBe(readFileSync(fresh, 'utf8'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
