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

  it('is made once, in a private file beside the database, and stays the same', () => {
    expect(find()).toBeNull();
    const secret = makeMasterSecret(dataDir);
    expect(secret).toMatch(/^[0-9a-f]{64}$/);
    expect(statSync(join(dataDir, 'master-secret')).mode & 0o777).toBe(0o600);
    expect(makeMasterSecret(dataDir)).toBe(secret);
    expect(find()).toBe(secret);
  });

  it('is taken from the settings, without creating a file', () => {
    const masterSecret = 'only-for-tests-only-for-tests-only-for-tests';
    expect(findMasterSecret({ masterSecret, dataDir })).toBe(masterSecret);
    expect(existsSync(join(dataDir, 'master-secret'))).toBe(false);
  });

  it('stays in the file below a new one', () => {
    const before = makeMasterSecret(dataDir);
    const text = putSecretOnTop({ dataDir, text: before });
    expect(text).toMatch(new RegExp(`^[0-9a-f]{64}\n${before}$`));
    expect(find()).toBe(text);
    expect(existsSync(join(dataDir, 'master-secret.new'))).toBe(false);
  });

  it.each(['', 'cut off in the middle', `${'a'.repeat(64)}\ncut off`])(
    'is refused from a file with “%s”, which stays unchanged',
    (damaged) => {
      const file = join(dataDir, 'master-secret');
      writeFileSync(file, damaged);
      expect(find).toThrow(/^DATA_DIR: .*master-secret is empty or damaged/);
      expect(readFileSync(file, 'utf8')).toBe(damaged);
    },
  );
});
