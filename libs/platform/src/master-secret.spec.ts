import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterSecret } from './master-secret';

describe('the master secret', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sunflower-secret-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('is made by the first start, in a file beside the database, and is the same at the next', () => {
    const secret = loadMasterSecret({ masterSecret: null, dataDir });
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(join(dataDir, 'master-secret'), 'utf8')).toBe(secret);
    expect(loadMasterSecret({ masterSecret: null, dataDir })).toBe(secret);
  });

  it('is the one of the settings where there is one, and leaves no file', () => {
    const masterSecret = 'only-for-tests-only-for-tests-only-for-tests';
    expect(loadMasterSecret({ masterSecret, dataDir })).toBe(masterSecret);
    expect(() => readFileSync(join(dataDir, 'master-secret'))).toThrow(/ENOENT/);
  });

  it.each(['', 'cut off in the middle'])(
    'is not taken from a file that holds “%s”, which is left as it is',
    (damaged) => {
      const file = join(dataDir, 'master-secret');
      writeFileSync(file, damaged);
      expect(() => loadMasterSecret({ masterSecret: null, dataDir })).toThrow(
        /^DATA_DIR: .*master-secret is empty or damaged/,
      );
      expect(readFileSync(file, 'utf8')).toBe(damaged);
    },
  );
});
