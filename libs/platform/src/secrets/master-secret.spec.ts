import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMasterSecret, makeMasterSecret, putSecretOnTop } from './master-secret';

describe('the master secret', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sunflower-secret-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const find = () => findMasterSecret({ masterSecret: null, dataDir });

  it('is made once, in a file beside the database that nobody else may read, and is the same from then on', () => {
    expect(find()).toBeNull();
    const secret = makeMasterSecret(dataDir);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(dataDir, 'master-secret')).mode & 0o777).toBe(0o600);
    expect(makeMasterSecret(dataDir)).toBe(secret);
    expect(find()).toBe(secret);
  });

  it('is the one of the settings where there is one, and leaves no file', () => {
    const masterSecret = 'only-for-tests-only-for-tests-only-for-tests';
    expect(findMasterSecret({ masterSecret, dataDir })).toBe(masterSecret);
    expect(existsSync(join(dataDir, 'master-secret'))).toBe(false);
  });

  it('gets a new one above it, and stays below', () => {
    const before = makeMasterSecret(dataDir);
    const text = putSecretOnTop({ dataDir, text: before });
    expect(text).toMatch(new RegExp(`^[0-9a-f]{64}\n${before}$`));
    expect(find()).toBe(text);
    expect(existsSync(join(dataDir, 'master-secret.new'))).toBe(false);
  });

  it.each(['', 'cut off in the middle', `${'a'.repeat(64)}\ncut off`])(
    'is not taken from a file that holds “%s”, which is left as it is',
    (damaged) => {
      const file = join(dataDir, 'master-secret');
      writeFileSync(file, damaged);
      expect(find).toThrow(/^DATA_DIR: .*master-secret is empty or damaged/);
      expect(readFileSync(file, 'utf8')).toBe(damaged);
    },
  );
});
